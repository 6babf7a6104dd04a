using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The modifications of a contract in the order they were made.</summary>
internal static class Modifications
{
    /// <summary>By date when every one has a date, else as listed.</summary>
    public static IReadOnlyList<JsonValue> InOrder(JsonValue summary)
    {
        var listed = summary["modifications"u8];
        if (!listed.IsArray || listed.IsEmpty)
            return [];
        var dated = new List<(DateTimeOffset Date, JsonValue Modification)>();
        var sorted = true;
        foreach (var modification in listed.Elements)
        {
            if (!modification["date"u8].TryGetInstant(out var date))
                return [.. listed.Elements];
            sorted &= dated.Count == 0 || dated[^1].Date <= date;
            dated.Add((date, modification));
        }

        if (!sorted)
            dated = [.. dated.OrderBy(entry => entry.Date)];
        return dated.ConvertAll(entry => entry.Modification);
    }
}
