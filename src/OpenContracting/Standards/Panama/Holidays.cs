using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenContracting.Standards.Panama;

/// <summary>Days on which Panama's public offices are closed: <c>schemas/panama/holidays.csv</c>, and those decreed for one year in <c>schemas/panama/free-days.csv</c>.</summary>
/// <remarks>Bridges, and days that a decree moves or adds, are known late and differ each year: an operator writes them into a table of their own.</remarks>
public sealed partial class Holidays
{
    private const string File = "panama/holidays.csv";
    private const string DecreedFile = "panama/free-days.csv";
    private const string Day = "day";

    private readonly IReadOnlyList<(Func<int, DateOnly> In, int Since)> yearly;
    private readonly HashSet<DateOnly> single = [];

    private Holidays(SchemaFolder folder)
    {
        var days = new List<(Func<int, DateOnly>, int)>();
        foreach (var row in CsvTable.Read(folder, File, Day, "es", "en", "since", "source").Rows)
            if (TryYearly(row[Day]) is { } inYear)
                days.Add((inYear, row.Value("since") is null ? 0 : (int)row.Decimal("since")));
            else
                single.Add(Single(row));
        single.UnionWith(folder.Named(DecreedFile, () => CsvTable.Read(folder, DecreedFile, Day, "es", "source").Rows.Select(Single).ToList()));
        yearly = days;
    }

    /// <summary>The tables of a schema folder; those of the library when null.</summary>
    public static Holidays Of(SchemaFolder? folder = null) => (folder ?? SchemaFolder.Current).Keep(File, files => new Holidays(files));

    /// <summary>Whether offices are closed on a day, other than for the weekend.</summary>
    public bool Has(DateOnly day) => single.Contains(day) || yearly.Any(each => day.Year >= each.Since && each.In(day.Year) == day);

    /// <summary>Easter Sunday of a year in the Gregorian calendar.</summary>
    /// <remarks>The "anonymous" computation of 1876, as Meeus has it in Astronomical Algorithms, chapter 8.</remarks>
    public static DateOnly Easter(int year)
    {
        var (century, inCentury, golden) = (year / 100, year % 100, year % 19);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var day = epact + toSunday - (7 * correction) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    /// <summary>A day of each year: <c>MM-dd</c>, or days before and after Easter, <c>easter-47</c>.</summary>
    private static Func<int, DateOnly>? TryYearly(string text)
    {
        if (Moving().Match(text) is { Success: true } moving && int.TryParse(moving.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
            return year => Easter(year).AddDays(days);
        // Tried on a leap year; in others that day is none, and nobody rests on 29 February.
        return DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day is not { Month: 2, Day: 29 }
            ? year => new DateOnly(year, day.Month, day.Day) : null;
    }

    private static DateOnly Single(CsvRow row) =>
        DateOnly.TryParseExact(row[Day], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw row.Fault("fault.holiday", Day);

    [GeneratedRegex("^easter([+-][0-9]{1,3})$")]
    private static partial Regex Moving();
}
