using System.Text.Json;

namespace OpenContracting.Tests;

/// <summary>Compares JSON as JSON and says at which path it differs.</summary>
public static class AssertJson
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Equal(string expected, ReadOnlyMemory<byte> actual)
    {
        using var left = JsonDocument.Parse(expected);
        using var right = JsonDocument.Parse(actual);
        if (Difference(left.RootElement, right.RootElement, "") is { } difference)
            Assert.Fail(difference);
    }

    /// <summary>Writes JSON for people to read before it is kept as what is expected.</summary>
    public static void WriteReadable(string path, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        File.WriteAllText(path, JsonSerializer.Serialize(document.RootElement, Readable).ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>The first difference; property order counts for nothing, array order does.</summary>
    public static string? Difference(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind != actual.ValueKind)
            return Say(expected, actual, path);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    if (!actual.TryGetProperty(property.Name, out var other))
                        return $"{path}/{property.Name}: expected {property.Value.GetRawText()}, found nothing";
                    if (Difference(property.Value, other, $"{path}/{property.Name}") is { } inside)
                        return inside;
                }

                foreach (var property in actual.EnumerateObject())
                    if (!expected.TryGetProperty(property.Name, out _))
                        return $"{path}/{property.Name}: expected nothing, found {property.Value.GetRawText()}";
                return null;
            case JsonValueKind.Array:
                for (var index = 0; index < Math.Min(expected.GetArrayLength(), actual.GetArrayLength()); index++)
                    if (Difference(expected[index], actual[index], $"{path}/{index}") is { } inside)
                        return inside;
                return expected.GetArrayLength() == actual.GetArrayLength() ? null
                    : $"{path}: expected {expected.GetArrayLength()} members, found {actual.GetArrayLength()}";
            case JsonValueKind.Number:
                return expected.GetRawText() == actual.GetRawText()
                    || (expected.TryGetDecimal(out var left) && actual.TryGetDecimal(out var right) && left == right) ? null : Say(expected, actual, path);
            default:
                return expected.GetRawText() == actual.GetRawText() || expected.ToString() == actual.ToString() ? null : Say(expected, actual, path);
        }
    }

    private static string Say(JsonElement expected, JsonElement actual, string path) =>
        $"{path}: expected {expected.GetRawText()}, found {actual.GetRawText()}";
}
