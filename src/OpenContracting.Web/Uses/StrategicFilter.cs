using System.Globalization;

namespace OpenContracting.Web.Uses;

/// <summary>Of which institution and which quarter the funnel is; null for all of them.</summary>
public sealed record StrategicFilter(string? Institution, string? Quarter)
{
    public static readonly StrategicFilter All = new(null, null);

    /// <summary>The first day; null for all time, and where the quarter is none.</summary>
    public DateOnly? From { get; } = First(Quarter);

    /// <summary>The first day that is not in it any more.</summary>
    public DateOnly? Before => From?.AddMonths(3);

    /// <summary>Reads what was asked for; false when the quarter is written otherwise than <c>2026-Q1</c>.</summary>
    public static bool TryRead(IQueryCollection query, out StrategicFilter filter)
    {
        filter = new StrategicFilter(Text("institution"), Text("quarter"));
        return filter.Quarter is null || filter.From is not null;

        string? Text(string name) => query[name].ToString().Replace("\0", "") is { Length: > 0 } text ? text : null;
    }

    /// <summary>The quarter of a day: <c>2026-Q1</c>.</summary>
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{((day.Month - 1) / 3) + 1}");

    private static DateOnly? First(string? quarter) =>
        quarter is [_, _, _, _, '-', 'Q', >= '1' and <= '4'] && int.TryParse(quarter[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1999 and < 3000
            ? new DateOnly(year, ((quarter[6] - '1') * 3) + 1, 1) : null;
}
