using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The value of a project's contract is within half of its cost estimate: what <c>consistent.tender_value</c> is to OC4IDS.</summary>
/// <remarks>
/// (1) No process has both, with currency and more than zero. (2) The currencies differ and no rate is at hand.
/// </remarks>
internal sealed class ContractValueAgainstEstimate : Check
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "contract-value-against-estimate";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var summary in Summaries.In(subject))
            Half.Judge(summary["contractValue"u8], summary["tender"u8]["costEstimate"u8], run, summary["tender"u8]["datePublished"u8]);
    }
}
