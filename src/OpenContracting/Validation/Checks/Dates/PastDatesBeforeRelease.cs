using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>What has happened has not happened after the release that tells of it, or after the project's last update.</summary>
/// <remarks>
/// Pelican's <c>coherent.release_date</c>, <c>coherent.milestones_dates</c> and the release dates of <c>coherent.dates</c>,
/// <c>coherent.amendments_dates</c> and <c>coherent.documents_dates</c>: awards, signatures, payments, milestones met, amendments, documents.
/// Of a project: what stands outside its contracting processes. (1) The release has no date (the project no <c>updated</c>), or tells of nothing past.
/// (2) Contracting processes change without the project's <c>updated</c>. (3) A meeting can be announced.
/// </remarks>
internal sealed class PastDatesBeforeRelease : Check
{
    private static readonly FieldPath[] OfProject =
    [
        new("budget/approvalDate"), new("budget/requestDate"), new("milestones/dateMet"), new("milestones/dateModified"),
        new("documents/datePublished"), new("documents/dateModified"), new("transactions/date"),
    ];

    public override string Code => "past-dates-before-release";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["approvalDate", "requestDate", "dateMet", "dateModified", "datePublished", "date", "dateSigned"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var isProject = run.Subject == CheckSubject.Project;
        var last = isProject ? subject["updated"u8] : subject["date"u8];
        if (!last.TryGetInstant(out var limit))
            return;
        if (isProject)
        {
            foreach (var path in OfProject) // (2), (3)
                foreach (var date in path.In(subject))
                    Judge(date, limit, last, run);
            return;
        }

        Judge(subject, "date"u8, limit, last, run);
        Judge(subject, "dateSigned"u8, limit, last, run);
        Judge(subject, "dateMet"u8, limit, last, run);
        Judge(subject, "dateModified"u8, limit, last, run);
        Judge(subject, "datePublished"u8, limit, last, run);
    }

    private static void Judge(JsonValue subject, ReadOnlySpan<byte> name, DateTimeOffset limit, JsonValue last, CheckRun run)
    {
        foreach (var date in subject.Named(name))
            if (date != last)
                Judge(date, limit, last, run);
    }

    private static void Judge(JsonValue date, DateTimeOffset limit, JsonValue last, CheckRun run)
    {
        if (!date.TryGetInstant(out var instant))
            return;
        if (instant <= limit)
            run.Pass();
        else
            run.Fail(date, arguments: run.Keeps ? [Sequence.NameOf(date), last.GetString()!, last.Name] : null);
    }
}
