using System.Globalization;
using System.Text;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Committees;

/// <summary>Meetings, ends of calls and gatherings as iCalendar (RFC 5545).</summary>
public static class CommitteeCalendar
{
    public const string ContentType = "text/calendar";

    private const int LongestLine = 75;

    /// <param name="committees">Their meetings and calls.</param>
    /// <param name="gatherings">Meetings of all, and workshops.</param>
    /// <param name="words">Of the calendar's language.</param>
    /// <param name="address">Of the portal.</param>
    public static byte[] Write(IEnumerable<Committee> committees, IEnumerable<Gathering> gatherings, Wording words, PublicAddress address)
    {
        var calendar = new StringBuilder();
        Line(calendar, "BEGIN:VCALENDAR");
        Line(calendar, "VERSION:2.0");
        Line(calendar, "PRODID:-//OpenContracting//committees//ES");
        Line(calendar, "X-WR-CALNAME:" + Escape(words["committees.title"]));
        foreach (var committee in committees)
        {
            if (committee.NextMeeting is { } meeting)
                Event(calendar, $"{committee.Code}-meeting", committee.ChangedAt, $"DTSTART:{Time(meeting)}", words.Say("committee.meetingOf", committee.Name), committee.MeetingPlace, Page(committee), address);
            if (committee.CallCloses is { } closes && committee.Facts.IsForming)
                Event(calendar, $"{committee.Code}-call", committee.ChangedAt, $"DTSTART;VALUE=DATE:{closes.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", words.Say("committee.callEndsOf", committee.Name), null, Page(committee), address);
        }

        string Page(Committee committee) => words.Link(PageAddress.Committee, committee.Code);

        foreach (var gathering in gatherings)
            Event(
                calendar, $"gathering-{gathering.Id}", gathering.ChangedAt, $"DTSTART:{Time(gathering.At)}", (words.Language == "en" ? gathering.TitleEn : null) ?? gathering.TitleEs,
                gathering.Place, $"{words.Link(PageAddress.Gatherings)}#g{gathering.Id}", address);
        Line(calendar, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(calendar.ToString());
    }

    private static void Event(StringBuilder calendar, string id, DateTimeOffset changed, string start, string title, string? place, string page, PublicAddress address)
    {
        Line(calendar, "BEGIN:VEVENT");
        Line(calendar, $"UID:{id}@{new Uri(address.Base).Host}");
        Line(calendar, $"DTSTAMP:{Time(changed)}");
        Line(calendar, start);
        Line(calendar, "SUMMARY:" + Escape(title));
        if (place is not null)
            Line(calendar, "LOCATION:" + Escape(place));
        Line(calendar, "URL:" + address.Of(page));
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
