using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenContracting.Releases.Panama;

/// <summary>A date, or a span of dates, as Panama's systems write them; without an offset it is local time, UTC-5 all year.</summary>
/// <remarks>
/// Seen: <c>02-11-2020 02:40 PM</c>, <c>08-10-2013 04:25 p.m.</c>, <c>28-10-2026 hasta 09:01 AM</c>,
/// <c>16-05-2025 a 21-05-2025</c>, <c>15-05-2025 - 02:52 PM</c>, <c>2025-05-16 03:10:17</c>, and ISO 8601 with <c>-05:00</c> or <c>Z</c>.
/// </remarks>
public readonly partial record struct PanamaDate
{
    /// <summary>Panama's offset from UTC; the country knows no summer time.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(-5);

    private PanamaDate(DateTimeOffset start, DateTimeOffset? end, bool hasTime)
    {
        Start = start;
        End = end;
        HasTime = hasTime;
    }

    /// <summary>The date and time, or the start of the span.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The end of the span, at the last second of its day; null for a single date.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>Whether the text gives a time of day.</summary>
    public bool HasTime { get; }

    /// <summary>The moment to take where the date ends something: without a time of day, the last second of the day.</summary>
    public DateTimeOffset AsEnd => End ?? (HasTime ? Start : Start.AddSeconds(86_399));

    /// <summary>A moment as OCDS writes it, in its own offset.</summary>
    public static string Write(DateTimeOffset moment) =>
        moment.Offset == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A moment as OCDS writes it, in Panama's offset: so the same one is the same text, whether it comes from a file or out of a database.</summary>
    public static string WriteLocal(DateTimeOffset moment) => Write(moment.ToOffset(Offset));

    /// <summary>Reads a date.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static PanamaDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is no date (dd-mm-yyyy hh:mm AM, or ISO 8601).");

    /// <summary>Reads a date; false when the text is none. The zero date .NET writes (<c>0001-01-01</c>) is none.</summary>
    public static bool TryParse(string? text, out PanamaDate date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        if (TryParseWhole(text, out date))
            return true;
        var trimmed = text.Trim();
        if (Iso().Match(trimmed) is { Success: true } iso)
            return FromIso(trimmed, iso, out date) && date.Start.Year > 1900;
        if (Span().Match(trimmed) is { Success: true } span
            && Day(span, "first", out var first) && Day(span, "last", out var last))
        {
            date = new(first, last.AddSeconds(86_399), false);
            return true;
        }

        return Local().Match(trimmed) is { Success: true } local && FromLocal(local, out date);
    }

    /// <summary>Most dates by far: <c>2025-05-16T03:10:17-05:00</c>. Whatever is odd about one is left to the patterns.</summary>
    private static bool TryParseWhole(string text, out PanamaDate date)
    {
        date = default;
        if (text.Length != 25 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] is not ('-' or '+') || text[22] != ':')
            return false;
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var (hour, minute, second) = (Digits(text, 11, 2), Digits(text, 14, 2), Digits(text, 17, 2));
        var (hours, minutes) = (Digits(text, 20, 2), Digits(text, 23, 2));
        if (year is < 1901 or > 9000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || hours is < 0 or > 13 || minutes is < 0 or > 59)
            return false;
        var offset = new TimeSpan(hours, minutes, 0);
        date = new(new(year, month, day, hour, minute, second, text[19] == '-' ? -offset : offset), null, true);
        return true;
    }

    private static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var at = start; at < start + count; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
                return -1;
            number = number * 10 + text[at] - '0';
        }

        return number;
    }

    private static bool FromIso(string text, Match match, out PanamaDate date)
    {
        date = default;
        var hasTime = match.Groups["time"].Success;
        if (!DateTimeOffset.TryParse(
            match.Groups["offset"].Success || !hasTime ? text : text + "-05:00",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var moment))
            return false;
        date = new(hasTime ? moment : new(moment.DateTime.Date, Offset), null, hasTime);
        return true;
    }

    private static bool FromLocal(Match match, out PanamaDate date)
    {
        date = default;
        if (!Day(match, "day", out var day))
            return false;
        if (!match.Groups["hour"].Success)
        {
            date = new(day, null, false);
            return true;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan);
        var minute = int.Parse(match.Groups["minute"].ValueSpan);
        var second = match.Groups["second"].Success ? int.Parse(match.Groups["second"].ValueSpan) : 0;
        var half = match.Groups["half"].Success ? char.ToLowerInvariant(match.Groups["half"].ValueSpan[0]) : ' ';
        if (minute > 59 || second > 59 || hour > 23 || (half != ' ' && hour is 0 or > 12))
            return false;
        if (half != ' ')
            hour = (hour % 12) + (half == 'p' ? 12 : 0);
        date = new(day.Add(new TimeSpan(hour, minute, second)), null, true);
        return true;
    }

    private static bool Day(Match match, string group, out DateTimeOffset day)
    {
        var found = DateTime.TryParseExact(
            match.Groups[group].ValueSpan, ["d-M-yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = found ? new(date, Offset) : default;
        return found;
    }

    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}(?<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?\z")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\A(?<first>\d{1,2}[-/]\d{1,2}[-/]\d{4})\s+a(l)?\s+(?<last>\d{1,2}[-/]\d{1,2}[-/]\d{4})\z")]
    private static partial Regex Span();

    [GeneratedRegex(@"\A(?<day>\d{1,2}[-/]\d{1,2}[-/]\d{4})((\s*-\s*|\s+hasta\s+|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2}))?\s*(?<half>[AaPp]\.?\s?[Mm]\.?)?)?\z")]
    private static partial Regex Local();
}
