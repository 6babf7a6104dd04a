namespace OpenContracting.Validation.Signals;

/// <summary>The signals that only show when all contracts of an institution are looked at together.</summary>
internal static class SupplierSignals
{
    public static IEnumerable<SignalFinding> Of(IEnumerable<SignalFacts> projects)
    {
        var contracts = projects.SelectMany(project => project.Contracts.Select(contract => new Signed(project, contract)))
            .Where(signed => signed is { Project.Institution: not null, Contract: { Suppliers.Count: 1, Value: { IsBalboas: true, Amount: > 0 } } });
        return contracts.GroupBy(signed => signed.Project.Institution!).SelectMany(institution =>
        {
            var all = institution.ToList();
            return Concentrated(all).Concat(all.GroupBy(signed => signed.Supplier).SelectMany(supplier => Split([.. supplier])));
        });
    }

    private static IEnumerable<SignalFinding> Concentrated(List<Signed> contracts)
    {
        if (contracts.Count < SignalRules.LeastContracts)
            yield break;
        var total = contracts.Sum(signed => signed.Amount);
        foreach (var supplier in contracts.GroupBy(signed => signed.Supplier))
        {
            var share = supplier.Sum(signed => signed.Amount) / total;
            foreach (var signed in supplier)
                yield return signed.Finding(Signal.Concentration, share, share >= SignalRules.Share);
        }
    }

    private static IEnumerable<SignalFinding> Split(List<Signed> contracts)
    {
        var dated = contracts.Where(signed => signed.Contract.Start is not null || signed.Contract.Published is not null).ToList();
        foreach (var signed in dated)
        {
            var beside = dated.Where(other => other.IsSmall && Math.Abs((other.Date - signed.Date).TotalDays) <= SignalRules.SplitDays).ToList();
            yield return signed.Finding(
                Signal.SplitContracts, signed.IsSmall ? beside.Count : 1, signed.IsSmall && beside.Count > 1 && beside.Sum(other => other.Amount) > SignalRules.SmallContract);
        }
    }

    private sealed record Signed(SignalFacts Project, ContractFacts Contract)
    {
        public string Supplier => Contract.Suppliers[0];

        public decimal Amount => Contract.Value!.Value.Amount;

        public bool IsSmall => Amount <= SignalRules.SmallContract;

        public DateTimeOffset Date => (Contract.Start ?? Contract.Published)!.Value;

        public SignalFinding Finding(Signal signal, decimal value, bool raised) => new(signal, Project.Id, Contract.Name, value, raised);
    }
}
