using System.Globalization;
using OpenContracting.People.Usage;

namespace OpenContracting.Web.Queries.Weeks;

/// <summary>A week of the calendar (ISO 8601), Monday to Sunday in Panama; written <c>2026-W47</c>.</summary>
public readonly record struct Week(DateOnly Monday)
{
    public static Week Of(DateTimeOffset at)
    {
        var day = UsageRules.DayOf(at);
        return new Week(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
    }

    /// <summary>The week that a text names; null when it names none.</summary>
    public static Week? Find(string? text)
    {
        if (text is not [_, _, _, _, '-', 'W' or 'w', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return null;
        return new Week(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
    }

    public DateOnly Sunday => Monday.AddDays(6);

    public Week Previous => new(Monday.AddDays(-7));

    public Week Next => new(Monday.AddDays(7));

    /// <summary>Its first moment.</summary>
    public DateTimeOffset From => new DateTimeOffset(Monday.ToDateTime(TimeOnly.MinValue), UsageRules.Panama).ToUniversalTime();

    /// <summary>The first moment of the next.</summary>
    public DateTimeOffset Before => Next.From;

    public override string ToString()
    {
        var monday = Monday.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");
    }
}
