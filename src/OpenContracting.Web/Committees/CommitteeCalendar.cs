using System.Globalization;
using System.Text;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Committees;

/// <summary>Meetings and ends of calls as iCalendar (RFC 5545).</summary>
public static class CommitteeCalendar
{
    public const string ContentType = "text/calendar";

    private const int LongestLine = 75;

    public static byte[] Write(IEnumerable<Committee> committees, Wording words, PublicAddress address)
    {
        var calendar = new StringBuilder();
        Line(calendar, "BEGIN:VCALENDAR");
        Line(calendar, "VERSION:2.0");
        Line(calendar, "PRODID:-//OpenContracting//committees//ES");
        Line(calendar, "X-WR-CALNAME:" + Escape(words["committees.title"]));
        foreach (var committee in committees)
        {
            if (committee.NextMeeting is { } meeting)
                Event(calendar, committee, "meeting", $"DTSTART:{Time(meeting)}", words.Say("committee.meetingOf", committee.Name), committee.MeetingPlace, words, address);
            if (committee.CallCloses is { } closes && committee.Facts.IsForming)
                Event(calendar, committee, "call", $"DTSTART;VALUE=DATE:{closes.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", words.Say("committee.callEndsOf", committee.Name), null, words, address);
        }

        Line(calendar, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(calendar.ToString());
    }

    private static void Event(StringBuilder calendar, Committee committee, string what, string start, string title, string? place, Wording words, PublicAddress address)
    {
        Line(calendar, "BEGIN:VEVENT");
        Line(calendar, $"UID:{committee.Code}-{what}@{new Uri(address.Base).Host}");
        Line(calendar, $"DTSTAMP:{Time(committee.ChangedAt)}");
        Line(calendar, start);
        Line(calendar, "SUMMARY:" + Escape(title));
        if (place is not null)
            Line(calendar, "LOCATION:" + Escape(place));
        Line(calendar, "URL:" + address.Of(words.Link(PageAddress.Committee, committee.Code)));
        Line(calendar, "END:VEVENT");
    }

    /// <summary>Lines end with CR LF and hold 75 octets at most; the rest goes on in lines that begin with a space.</summary>
    private static void Line(StringBuilder calendar, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }

            calendar.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        calendar.Append("\r\n");
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r", "").Replace("\n", "\\n");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
