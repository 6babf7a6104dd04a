using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The modifications of a contract in the order they were made.</summary>
internal static class Modifications
{
    /// <summary>By date when every one has a date, else as listed.</summary>
    /// <remarks>The list is good until the next is asked for.</remarks>
    public static List<JsonValue> InOrder(JsonValue summary, CheckRun run)
    {
        var modifications = run.Scratch;
        var latest = DateTimeOffset.MinValue;
        var (isDated, isSorted) = (true, true);
        foreach (var modification in summary["modifications"u8].Elements)
        {
            modifications.Add(modification);
            isDated = isDated && modification["date"u8].TryGetInstant(out var date) && Follow(date);
        }

        return isSorted || !isDated ? modifications : [.. modifications.OrderBy(Date)];

        bool Follow(DateTimeOffset date)
        {
            isSorted &= latest <= date;
            latest = date;
            return true;
        }
    }

    private static DateTimeOffset Date(JsonValue modification) =>
        modification["date"u8].TryGetInstant(out var date) ? date : DateTimeOffset.MinValue;
}
