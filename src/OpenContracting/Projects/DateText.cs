using System.Globalization;

namespace OpenContracting.Projects;

/// <summary>Dates as the standards write them: RFC 3339 with time and offset; a date alone is completed.</summary>
internal static class DateText
{
    private static readonly string[] Complete =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd't'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK",
    ];

    private static readonly string[] WithoutOffset = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>Panama's offset: UTC-5 all year.</summary>
    public static readonly TimeSpan PanamaOffset = TimeSpan.FromHours(-5);

    /// <summary>Reads a date with time and offset, or a local one or a date alone as Panama's.</summary>
    public static bool TryParse(string text, out DateTimeOffset date) => TryParse(text, endOfDay: false, out date);

    /// <summary>Reads a date; a date alone becomes the first or the last second of its day.</summary>
    public static bool TryParse(string text, bool endOfDay, out DateTimeOffset date)
    {
        if (HasOffset(text))
            return DateTimeOffset.TryParseExact(text, Complete, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        if (DateTime.TryParseExact(text, WithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            date = new DateTimeOffset(local, PanamaOffset);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year > 1)
        {
            date = new DateTimeOffset(day.ToDateTime(endOfDay ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue), PanamaOffset);
            return true;
        }

        date = default;
        return false;
    }

    /// <summary>The text itself when the standard accepts it, else the date written anew.</summary>
    public static string Keep(string text, DateTimeOffset date) =>
        HasOffset(text) && text[10] == 'T' && text[^1] != 'z' ? text : Write(date);

    /// <summary>The date as the standard writes it, in its own offset.</summary>
    public static string Write(DateTimeOffset date) =>
        date.Offset == TimeSpan.Zero
            ? date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A date with time ends in Z, or has a sign five places before its end.</summary>
    private static bool HasOffset(string text) =>
        text.Length >= 20 && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
}
