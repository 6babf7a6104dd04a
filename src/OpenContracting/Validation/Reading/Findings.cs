namespace OpenContracting.Validation.Reading;

/// <summary>The findings of one item: the first of each rule, and the number of all.</summary>
internal sealed class Findings(int rules, int keptPerRule)
{
    private readonly List<Finding> kept = [];
    private readonly int[] counts = new int[rules];
    private readonly List<Rule> counted = [];

    /// <summary>While more than 0, findings are only counted in <see cref="QuietCount"/>: an alternative is being tried.</summary>
    public int Quiet { get; set; }

    public int QuietCount { get; private set; }

    public List<Finding> Kept => kept;

    /// <summary>Counts a finding.</summary>
    /// <returns>Whether to make it; its texts need not be made when nobody will see them.</returns>
    public bool Wants(Rule rule)
    {
        if (Quiet > 0)
        {
            QuietCount++;
            return false;
        }

        ref var count = ref counts[rule.Number];
        if (count++ == 0)
            counted.Add(rule);
        return count <= keptPerRule;
    }

    public void Add(in Finding finding) => kept.Add(finding);

    /// <summary>Counts a finding and adds it.</summary>
    public void Report(Rule rule, int entry, string? expected = null)
    {
        if (Wants(rule))
            kept.Add(new Finding(rule, entry, expected));
    }

    /// <summary>How many of a rule were found beyond those kept.</summary>
    public IEnumerable<(Rule Rule, int Count)> Unkept()
    {
        foreach (var rule in counted)
            if (counts[rule.Number] > keptPerRule)
                yield return (rule, counts[rule.Number] - keptPerRule);
    }

    public void Clear()
    {
        kept.Clear();
        foreach (var rule in counted)
            counts[rule.Number] = 0;
        counted.Clear();
        Quiet = QuietCount = 0;
    }
}
