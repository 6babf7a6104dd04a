namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>How often each code occurs in a document.</summary>
/// <param name="conclude">Judges the counts when there are enough values; exception 1 is named when there are not.</param>
internal sealed class CodeCounts(Action<CodeCounts, DatasetRun> conclude) : DatasetMemory<string>
{
    // No codelist is longer; text in place of codes must not fill the memory.
    private const int MostCodes = 1000;

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    private long total;

    /// <summary>The most frequent code and its share.</summary>
    public (string Code, double Share) Largest
    {
        get
        {
            var (code, count) = counts.MaxBy(pair => pair.Value);
            return (code, (double)count / total);
        }
    }

    /// <summary>The share of a code, 0 to 1.</summary>
    public double ShareOf(string code) => (double)counts.GetValueOrDefault(code) / total;

    public override void Add(string fact)
    {
        total++;
        if (counts.TryGetValue(fact, out var count) || counts.Count < MostCodes)
            counts[fact] = count + 1;
    }

    public override void Conclude(DatasetRun run, DatasetMemory? previous)
    {
        run.DoesNotApply(1);
        if (total >= Share.LeastValues)
            conclude(this, run);
    }
}
