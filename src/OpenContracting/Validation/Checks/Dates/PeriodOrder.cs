using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>A period starts before it ends, and ends before the last day it may be extended to.</summary>
/// <remarks>
/// Every period anywhere in the item; Pelican's <c>coherent.period</c> looks at those of tender, award and contract.
/// (1) The item has no period with two dates to compare. (2) A date that cannot be read is the schema's finding.
/// </remarks>
internal sealed class PeriodOrder : Check
{
    public override string Code => "period-order";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["endDate", "maxExtentDate"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var end in subject.Named("endDate"u8))
            Compare(end.Parent["startDate"u8], end, run);
        foreach (var latest in subject.Named("maxExtentDate"u8))
        {
            var end = latest.Parent["endDate"u8];
            Compare(end.Exists ? end : latest.Parent["startDate"u8], latest, run);
        }
    }

    private static void Compare(JsonValue first, JsonValue second, CheckRun run)
    {
        if (!first.TryGetInstant(out var from) || !second.TryGetInstant(out var to)) // (2)
            return;
        if (from <= to)
            run.Pass();
        else
            run.Fail(second, arguments: run.Keeps ? [first.Name, first.GetString()!, second.Name] : null);
    }
}
