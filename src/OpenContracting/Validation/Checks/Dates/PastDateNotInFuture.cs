using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>The date of something that has happened is not in the future.</summary>
/// <remarks>
/// The second half of Pelican's <c>date_time</c>: <c>date</c>, <c>dateMet</c>, <c>dateModified</c>, <c>datePublished</c>,
/// <c>dateSigned</c>; on OC4IDS also <c>updated</c>, <c>requestDate</c>, <c>approvalDate</c>. Today ends when it ends everywhere on Earth (UTC−12).
/// (1) There is none of these dates. (2) A meeting can be announced.
/// </remarks>
internal sealed class PastDateNotInFuture : Check
{
    public override string Code => "past-date-not-in-future";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["date", "dateMet", "dateModified", "datePublished", "dateSigned", "updated", "requestDate", "approvalDate"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        Judge(subject, "date"u8, run);
        Judge(subject, "dateMet"u8, run);
        Judge(subject, "dateModified"u8, run);
        Judge(subject, "datePublished"u8, run);
        if (run.Subject != CheckSubject.Project)
        {
            Judge(subject, "dateSigned"u8, run);
            return;
        }

        Judge(subject["updated"u8], run);
        Judge(subject, "requestDate"u8, run);
        Judge(subject, "approvalDate"u8, run);
    }

    private static void Judge(JsonValue subject, ReadOnlySpan<byte> name, CheckRun run)
    {
        foreach (var date in subject.Named(name))
            if (!IsOfMeeting(date)) // (2)
                Judge(date, run);
    }

    private static void Judge(JsonValue date, CheckRun run)
    {
        if (!date.TryGetInstant(out var instant))
            return;
        if (instant < run.Settings.EndOfToday)
            run.Pass();
        else
            run.Fail(date, arguments: [date.Name]);
    }

    private static bool IsOfMeeting(JsonValue date)
    {
        var list = date.Parent.Parent;
        return list.NameIs("lobbyingMeetings"u8) || list.NameIs("consultationMeetings"u8);
    }
}
