namespace OpenContracting.Validation.Reading;

/// <summary>The findings of one item: the first of each rule, and the number of all.</summary>
/// <param name="rules">How many rules there are.</param>
/// <param name="keptPerRule">How many of each are wanted of one item.</param>
/// <param name="saturated">By rule: whether the report has as many as it keeps; null while it has not.</param>
internal sealed class Findings(int rules, int keptPerRule, bool[]? saturated = null)
{
    private readonly List<Finding> kept = [];
    private readonly int[] counts = new int[rules];
    private readonly int[] wanted = new int[rules];

    // Of the items before, since the report was last asked how many it has.
    private readonly int[] wantedBefore = new int[rules];
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
        if (!WouldKeep(rule))
            return false;
        wanted[rule.Number]++;
        return true;
    }

    /// <summary>Whether the next finding of a rule would be wanted.</summary>
    public bool WouldKeep(Rule rule) => Quiet == 0 && wanted[rule.Number] < keptPerRule && wantedBefore[rule.Number] < keptPerRule
        && (saturated is null || !saturated[rule.Number]);

    /// <summary>Whether a rule was broken at all.</summary>
    public bool Has(Rule rule) => counts[rule.Number] > 0;

    public void Add(in Finding finding) => kept.Add(finding);

    /// <summary>Counts a finding and adds it.</summary>
    public void Report(Rule rule, int entry, string? expected = null)
    {
        if (Wants(rule))
            kept.Add(new Finding(rule, entry, expected));
    }

    /// <summary>Adds how many of each rule were found beyond those kept.</summary>
    public void AddUnkept(List<(Rule Rule, int Count)> unkept)
    {
        foreach (var rule in counted)
            if (counts[rule.Number] > wanted[rule.Number])
                unkept.Add((rule, counts[rule.Number] - wanted[rule.Number]));
    }

    /// <summary>Forgets what was found in the item; how many were wanted of it still counts.</summary>
    public void Clear()
    {
        kept.Clear();
        foreach (var rule in counted)
        {
            wantedBefore[rule.Number] += wanted[rule.Number];
            counts[rule.Number] = wanted[rule.Number] = 0;
        }

        counted.Clear();
        Quiet = QuietCount = 0;
    }

    /// <summary>Begins anew: items that the report will see before the next ones fill no room any more.</summary>
    public void BeginBatch()
    {
        Clear();
        Array.Clear(wantedBefore);
    }
}
