using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>What comes first in a contracting process has the earlier date.</summary>
/// <remarks>
/// Of Pelican's <c>coherent.dates</c>: the end of the tender period before the contract period, awards and signatures; an award before
/// the signature of its contracts; a signature before payments. On OC4IDS: budget request before approval; tender publication before
/// contract, modifications and payments. (1) There are no two dates to compare. (2) What may not be later than the release has a check of its own.
/// </remarks>
internal sealed class DatesInOrder : Check
{
    private static readonly FieldPath Awards = new("awards");

    private static readonly FieldPath Contracts = new("contracts");

    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "dates-in-order";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["approvalDate", "startDate", "date", "dateSigned"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        if (run.Subject == CheckSubject.Project)
            InspectProject(subject, run);
        else
            InspectRelease(subject, run);
    }

    private static void InspectRelease(JsonValue release, CheckRun run)
    {
        var tender = release["tender"u8];
        var closing = tender["tenderPeriod"u8]["endDate"u8];
        Sequence.Judge(closing, tender["contractPeriod"u8]["startDate"u8], run);
        foreach (var award in Awards.In(release))
            Sequence.Judge(closing, award["date"u8], run);
        foreach (var contract in Contracts.In(release))
        {
            var signed = contract["dateSigned"u8];
            Sequence.Judge(closing, signed, run);
            if (signed.IsString && contract["awardID"u8] is { Exists: true } awardId)
                Sequence.Judge(run.Ids(release["awards"u8]).Find(awardId).Parent["date"u8], signed, run);
            foreach (var transaction in contract["implementation"u8]["transactions"u8].Elements)
                Sequence.Judge(signed, transaction["date"u8], run);
        }
    }

    private static void InspectProject(JsonValue project, CheckRun run)
    {
        var budget = project["budget"u8];
        Sequence.Judge(budget["requestDate"u8], budget["approvalDate"u8], run);
        foreach (var summary in Summaries.In(project))
        {
            var published = summary["tender"u8]["datePublished"u8];
            if (!published.IsString)
                continue;
            Sequence.Judge(published, summary["contractPeriod"u8]["startDate"u8], run);
            foreach (var modification in summary["modifications"u8].Elements)
                Sequence.Judge(published, modification["date"u8], run);
            foreach (var transaction in summary["transactions"u8].Elements)
                Sequence.Judge(published, transaction["date"u8], run);
        }
    }
}
