using System.Globalization;

namespace OpenContracting.Web.Queries;

/// <summary>A point in time as parameters write it: <c>2026-07-01</c> or <c>2026-07-01T13:00:00Z</c>.</summary>
public static class TimeText
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Null when it is written otherwise.</summary>
    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
}
