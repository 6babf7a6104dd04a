using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The contracts of a project together do not cost more than its budget.</summary>
/// <remarks>
/// A contract counts with its newest value: the last modification that states one, else <c>contractValue</c>.
/// (1) The project has no budget amount with a currency, or no contract value. (2) A contract is in another currency and no rate is at
/// hand: nothing is added up.
/// </remarks>
internal sealed class ContractSumAgainstBudget : Check
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "contract-sum-against-budget";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var budgetValue = subject["budget"u8]["amount"u8];
        if (!run.Amounts.TryRead(budgetValue, out var budget))
            return;
        var sum = 0m;
        var contracts = 0;
        foreach (var summary in Summaries.In(subject))
        {
            if (!TryNewest(summary, run, out var contract))
                continue;
            if (!contract.TryIn(budget, default, run, out var amount))
            {
                run.DoesNotApply(2);
                return;
            }

            sum += amount;
            contracts++;
        }

        if (contracts == 0)
            return;
        if (sum <= budget.Amount)
            run.Pass();
        else
            run.Fail(budgetValue["amount"u8], arguments: run.Keeps ? [(budget with { Amount = sum }).ToString(), budget.ToString()] : null);
    }

    private static bool TryNewest(JsonValue summary, CheckRun run, out Money newest)
    {
        var found = run.Amounts.TryRead(summary["contractValue"u8], out newest);
        foreach (var modification in Modifications.InOrder(summary, run))
            if (run.Amounts.TryRead(modification["newContractValue"u8], out var modified))
            {
                newest = modified;
                found = true;
            }

        return found;
    }
}
