using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>A project's budget is more than nothing and less than the limit. <c>semantics_budgets</c> of the official quality notebook.</summary>
/// <remarks>Converted at the rate of the approval date, else of the period's start, else of today.</remarks>
internal sealed class BudgetRealistic : RealisticAmount
{
    public override string Code => "budget-realistic";
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var budget = subject["budget"u8];
        var approval = budget["approvalDate"u8];
        Judge(budget["amount"u8], approval.Exists ? approval : subject["period"u8]["startDate"u8], mustBePositive: true, run);
    }
}
