using System.Globalization;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.Jobs.Pulls;

/// <summary>The months of a source that has a file for each.</summary>
public static class PullMonths
{
    /// <summary>A month as <c>2026-07</c>, its first day; null when it is none.</summary>
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The month as <c>2026-07</c>.</summary>
    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Where the month's file is; of a service that is asked for a month in words, the month stands behind the address.</summary>
    public static string Address(PullSource source, DateOnly month) => source.Strategy == PullStrategy.Acts ? $"{source.Address}#{Text(month)}" : source.Address
        .Replace("{year}", month.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", month.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The months to ask for, the newest first: those of the window, and of the history each that was never answered.</summary>
    public static IEnumerable<DateOnly> ToAsk(PullSource source, IReadOnlyDictionary<string, PulledFile> known, DateTimeOffset now)
    {
        var newest = Newest(now);
        for (var month = newest; month >= First(source, newest); month = month.AddMonths(-1))
            if (month > newest.AddMonths(-source.Window) || known.GetValueOrDefault(Address(source, month)) is null or { State: PulledFileState.Failed })
                yield return month;
    }

    /// <summary>The months between the first and the last there is that are not: they were never asked for, absent, or could not be had.</summary>
    public static IReadOnlyList<DateOnly> Gaps(PullSource source, IReadOnlyDictionary<string, PulledFile> known)
    {
        List<DateOnly> there = [.. known.Values.Where(file => file.State == PulledFileState.Fetched && file.Period is not null && (source.Strategy != PullStrategy.Acts || file.Address.Contains('#')))
            .Select(file => Parse(file.Period!)).OfType<DateOnly>().Order()];
        var gaps = new List<DateOnly>();
        if (there is [])
            return gaps;
        var have = there.ToHashSet();
        for (var month = source.FirstMonth is { } first ? Parse(first) ?? there[0] : there[0]; month < there[^1]; month = month.AddMonths(1))
            if (!have.Contains(month))
                gaps.Add(month);
        return gaps;
    }

    private static DateOnly Newest(DateTimeOffset now)
    {
        var today = now.ToOffset(PanamaDate.Offset);
        return new DateOnly(today.Year, today.Month, 1);
    }

    private static DateOnly First(PullSource source, DateOnly newest) =>
        source.FirstMonth is { } text && Parse(text) is { } first ? first : newest.AddMonths(1 - source.Window);
}
