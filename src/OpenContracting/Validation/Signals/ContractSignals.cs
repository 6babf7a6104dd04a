namespace OpenContracting.Validation.Signals;

/// <summary>The signals that a contract gives by itself. Each returns nothing where the data it needs are not there.</summary>
internal static class ContractSignals
{
    public static IEnumerable<SignalFinding> Of(SignalFacts project, ContractFacts contract)
    {
        if (contract.Latest?.ShareOf(contract.Value) is { } grown)
            yield return Finding(Signal.CostGrowth, grown - 1, grown - 1 > SignalRules.Growth);
        if (Late(project, contract) is var (days, share))
            yield return Finding(Signal.Delay, share, share > SignalRules.Delay && days > SignalRules.DelayDays);
        if (SmallSteps(contract) is { } steps)
            yield return Finding(Signal.RepeatedModifications, steps.Count, steps.Count >= SignalRules.Modifications && steps.Sum() > SignalRules.SmallStep);
        if (contract is { IsCompetitive: true, Tenderers: { } tenderers and > 0 })
            yield return Finding(Signal.SingleBidder, tenderers, tenderers == 1);
        if (contract is { Method: "open", TenderDays: { } whole })
            yield return Finding(Signal.ShortTender, whole, whole < SignalRules.TenderDays);
        if (contract.Paid?.ShareOf(contract.Value) is { } paid && project.Progress is { } built && project.Contracts.Count(other => other.Value is not null) == 1)
            yield return Finding(Signal.PaidAhead, paid - built, paid - built > SignalRules.Lead);
        if (contract is { Published: { } published, Start: { } start })
            yield return Finding(Signal.AfterTheFact, Math.Floor((decimal)(published - start).TotalDays), published > start);
        if (contract.Modifications.Count > 0)
            yield return Finding(Signal.MissingReasons, contract.Modifications.Count(change => !change.HasReason), contract.Modifications.Exists(change => !change.HasReason));

        SignalFinding Finding(Signal signal, decimal value, bool raised) => new(signal, project.Id, contract.Name, value, raised);
    }

    // Against the end as signed: that of before the first change that moved it.
    private static (decimal Days, decimal Share)? Late(SignalFacts project, ContractFacts contract)
    {
        var signed = contract.Modifications.Select(change => change.OldEnd).FirstOrDefault(end => end is not null) ?? contract.End;
        var latest = contract.Modifications.Select(change => change.NewEnd).LastOrDefault(end => end is not null);
        // When the works ended says when a contract did where there is only one.
        if (project.Completed is { } completed && project.Contracts.Count(other => other.End is not null) == 1)
            latest = completed;
        if (signed is not { } end || latest is not { } now || contract.Start is not { } start || end <= start)
            return null;
        return ((decimal)(now - end).TotalDays, (decimal)((now - end) / (end - start)));
    }

    // Changes that raise the value by no more than a small share of it; null where no change states both values.
    private static List<decimal>? SmallSteps(ContractFacts contract)
    {
        var steps = contract.Modifications.Select(change => change.NewValue?.ShareOf(change.OldValue) - 1).OfType<decimal>().ToList();
        return steps.Count == 0 ? null : [.. steps.Where(step => step is > 0 and <= SignalRules.SmallStep)];
    }
}
