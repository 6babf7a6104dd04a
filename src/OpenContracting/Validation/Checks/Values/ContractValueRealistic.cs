using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>A contract's value is more than nothing and less than the limit. <c>semantics_contract_values</c> of the official quality notebook.</summary>
/// <remarks>Converted at the rate of the contract's start, else of the tender's publication, else of today.</remarks>
internal sealed class ContractValueRealistic : RealisticAmount
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "contract-value-realistic";
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var summary in Summaries.In(subject))
        {
            var start = summary["contractPeriod"u8]["startDate"u8];
            Judge(summary["contractValue"u8], start.Exists ? start : summary["tender"u8]["datePublished"u8], mustBePositive: true, run);
        }
    }
}
