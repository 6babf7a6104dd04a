using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>The main dates of a project lie after 1970 began and before 2050 does. <c>semantics_dates</c> of the official quality notebook.</summary>
/// <remarks>(1) None of the dates is there and can be read.</remarks>
internal sealed class ProjectDatesRealistic : Check
{
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override string Code => "project-dates-realistic";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["updated", "startDate", "endDate"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        Judge(subject["updated"u8], run);
        Judge(subject["period"u8]["startDate"u8], run);
        Judge(subject["period"u8]["endDate"u8], run);
        Judge(subject["completion"u8]["endDate"u8], run);
    }

    private static void Judge(JsonValue date, CheckRun run)
    {
        if (!date.TryGetInstant(out var instant))
            return;
        if (instant > Earliest && instant < Latest)
            run.Pass();
        else
            run.Fail(date);
    }
}
