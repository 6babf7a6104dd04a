namespace OpenContracting.Validation.Reading;

/// <summary>How often codes stand at one place. More than a thousand that no list has are texts, and told together: the same whoever counts first.</summary>
internal sealed class CodeTally
{
    // Longer than any codelist; texts in place of codes must not fill the memory.
    private const int MostUnlisted = 1000;

    private readonly Dictionary<string, CodeCount> codes = new(StringComparer.Ordinal);
    private int unlisted;
    private long together;

    /// <summary>The codes, the most frequent first; the code null, last, for those told together.</summary>
    public IReadOnlyList<CodeCount> Codes =>
    [
        .. codes.Values.OrderByDescending(code => code.Times).ThenBy(code => code.Code, StringComparer.Ordinal),
        .. together > 0 ? [new CodeCount(null, together, false)] : (CodeCount[])[],
    ];

    public void Add(CodeCount more)
    {
        if (more.Code is null || (!more.IsListed && together > 0))
            Collapse(more.Times);
        else if (codes.TryGetValue(more.Code, out var known))
            codes[more.Code] = known with { Times = known.Times + more.Times };
        else
        {
            codes[more.Code] = more;
            unlisted += more.IsListed ? 0 : 1;
            if (unlisted > MostUnlisted)
                Collapse(0);
        }
    }

    private void Collapse(long times)
    {
        together += times;
        foreach (var code in codes.Values.Where(code => !code.IsListed && unlisted > 0).ToList())
        {
            together += code.Times;
            codes.Remove(code.Code!);
        }

        unlisted = 0;
    }
}
