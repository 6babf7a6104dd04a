namespace OpenContracting.Validation;

/// <summary>The memories of a run's dataset checks: fed in document order, concluded at the end.</summary>
internal sealed class DatasetChecks(IReadOnlyList<Check> checks, CheckSettings settings)
{
    private readonly DatasetMemory?[] memories = [.. checks.Select(check => (check as DatasetCheck)?.BeginMemory())];

    /// <summary>Takes what workers remembered of the next items, by check.</summary>
    public void Add(FactList?[] facts)
    {
        for (var check = 0; check < facts.Length; check++)
            facts[check]?.GiveTo(memories[check]!);
    }

    public IEnumerable<(int Check, CheckTally Tally)> Conclude(Notices notices, DatasetChecks? previous)
    {
        for (var number = 0; number < checks.Count; number++)
        {
            if (memories[number] is not { } memory)
                continue;
            var run = new DatasetRun(checks[number], notices, settings);
            memory.Conclude(run, previous?.memories[number]);
            yield return (number, run.Tally);
        }
    }
}
