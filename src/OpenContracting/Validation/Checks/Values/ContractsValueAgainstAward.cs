using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The contracts of an award add up to within half of its value. Pelican's <c>consistent.contracts_value</c>.</summary>
/// <remarks>
/// (1) No award has a value with currency and contracts with values. (2) The currencies differ and no rate is at hand.
/// (3) A contract whose award is unknown, or whose value cannot be read, leaves its award out.
/// </remarks>
internal sealed class ContractsValueAgainstAward : Check
{
    private static readonly FieldPath Contracts = new("contracts");

    public override string Code => "contracts-value-against-award";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["contracts"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        if (subject["contracts"u8].IsEmpty)
            return;
        // The award's place, and the sum of its contracts in its currency; null where one could not be added.
        var sums = new Dictionary<JsonValue, decimal?>();
        foreach (var contract in Contracts.In(subject))
        {
            var award = run.Ids(subject["awards"u8]).Find(contract["awardID"u8]).Parent;
            if (!run.Amounts.TryRead(award["value"u8], out var awarded) || awarded.Amount == 0) // (3)
                continue;
            var sum = sums.TryGetValue(award, out var before) ? before : 0;
            sums[award] = sum + AmountOf(contract, awarded, subject["date"u8], run);
        }

        foreach (var (award, sum) in sums)
            if (sum is { } total && run.Amounts.TryRead(award["value"u8], out var awarded))
                Half.Judge(award["value"u8], awarded with { Amount = total }, awarded, run);
    }

    private static decimal? AmountOf(JsonValue contract, Money awarded, JsonValue at, CheckRun run)
    {
        if (!run.Amounts.TryRead(contract["value"u8], out var value)) // (3)
            return null;
        if (value.TryIn(awarded, at, run, out var amount))
            return amount;
        run.DoesNotApply(2);
        return null;
    }
}
