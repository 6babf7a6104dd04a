using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>No more is paid on a contract than it is worth. Pelican's <c>consistent.contracts_implementation_transactions_value</c>, on OC4IDS too.</summary>
/// <remarks>
/// A project's contract is worth the most of its final value and the values its modifications brought, else <c>contractValue</c>.
/// (1) No contract has a value with currency and payments. (2) The currencies differ and no rate is at hand. (3) Payments whose
/// value cannot be read leave the contract out.
/// </remarks>
internal sealed class TransactionsAgainstContractValue : Check
{
    private static readonly FieldPath Contracts = new("contracts");

    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "transactions-against-contract-value";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["transactions"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        if (run.Subject == CheckSubject.Project)
        {
            foreach (var summary in Summaries.In(subject))
                Judge(summary["transactions"u8], Worth(summary, run), run);
            return;
        }

        foreach (var contract in Contracts.In(subject))
            Judge(contract["implementation"u8]["transactions"u8], contract["value"u8], run);
    }

    private static void Judge(JsonValue transactions, JsonValue worth, CheckRun run)
    {
        if (transactions.IsEmpty || !transactions.IsArray || !run.Amounts.TryRead(worth, out var limit))
            return;
        var sum = 0m;
        foreach (var transaction in transactions.Elements)
        {
            if (!run.Amounts.TryRead(transaction["value"u8], out var paid)) // (3)
                return;
            if (!paid.TryIn(limit, transaction["date"u8], run, out var amount))
            {
                run.DoesNotApply(2);
                return;
            }

            sum += amount;
        }

        if (sum <= limit.Amount)
            run.Pass();
        else
            run.Fail(transactions, shown: worth, arguments: run.Keeps ? [(limit with { Amount = sum }).ToString(), limit.ToString()] : null);
    }

    private static JsonValue Worth(JsonValue summary, CheckRun run)
    {
        var most = summary["contractValue"u8];
        foreach (var modification in summary["modifications"u8].Elements)
            most = More(most, modification["newContractValue"u8], run);
        return More(most, summary["finalValue"u8], run);
    }

    private static JsonValue More(JsonValue one, JsonValue other, CheckRun run)
    {
        if (!run.Amounts.TryRead(other, out var second))
            return one;
        return run.Amounts.TryRead(one, out var first) && second.TryIn(first, default, run, out var amount) && amount <= first.Amount ? one : other;
    }
}
