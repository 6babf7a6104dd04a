using System.Globalization;
using System.Text.Json;

namespace OpenContracting.Web.Queries;

/// <summary>Reading published JSON for people: what is absent, or of another kind than expected, reads as nothing.</summary>
public static class JsonReading
{
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static JsonElement? At(this JsonElement? element, string name) => element is { } present ? At(present, name) : null;

    public static string? Text(this JsonElement element, string name) =>
        At(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public static string? Text(this JsonElement? element, string name) => element is { } present ? Text(present, name) : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        At(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement? element, string name) => element is { } present ? Items(present, name) : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        Items(element, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    public static decimal? Number(this JsonElement? element, string name) =>
        At(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    public static DateTimeOffset? Time(this JsonElement? element, string name) =>
        Text(element, name) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static DateTimeOffset? Time(this JsonElement element, string name) => Time((JsonElement?)element, name);

    public static Amount? Amount(this JsonElement? element, string name) =>
        At(element, name) is { } value && Number(value, "amount") is { } amount ? new Amount(amount, Text(value, "currency") ?? "PAB") : null;

    public static Amount? Amount(this JsonElement element, string name) => Amount((JsonElement?)element, name);
}
