using System.Text.Json;

namespace OpenContracting.Projects;

/// <summary>Reads releases as they come: a member that is absent, null or of another kind is simply not there.</summary>
internal static class JsonElements
{
    /// <summary>The member at a path of names; the undefined element when any step is missing.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        return element;
    }

    /// <summary>The text at a path; null when there is none, or only white space. A number's digits count as text.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is var value && value.ValueKind switch
        {
            JsonValueKind.String => SafeString(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        } is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>The objects of the array at a path.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var array = element.At(path);
        return array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];
    }

    /// <summary>The texts of the array at a path, or the one text standing there.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var value = element.At(path);
        if (value.ValueKind != JsonValueKind.Array)
            return value.Text() is { } text ? [text] : [];
        return value.EnumerateArray().Select(item => item.Text()).OfType<string>();
    }

    /// <summary>The number at a path; null when there is none or it does not fit.</summary>
    public static decimal? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    /// <summary>The date at a path as the standards write dates; null when there is none.</summary>
    public static DateTimeOffset? Date(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { } text && DateText.TryParse(text, out var date) ? date : null;

    /// <summary>Whether there is an object, array or value at all.</summary>
    public static bool Exists(this JsonElement element) =>
        element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>A JSON string may hold half a surrogate pair, which no text can: such a value counts as absent.</summary>
    private static string? SafeString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
