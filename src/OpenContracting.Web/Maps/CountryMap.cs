namespace OpenContracting.Web.Maps;

/// <summary>The map of the country, its provinces shaded by how many works they have, each leading to its list.</summary>
/// <param name="works">How many works each province has, by the code of its shape.</param>
/// <param name="parameters">What else the lists that the provinces lead to are filtered by, as it stands in an address.</param>
public sealed class CountryMap(IReadOnlyDictionary<string, int> works, string parameters = "")
{
    /// <summary>The least count of each shade above none; round numbers, so that the key is read at a glance.</summary>
    public IReadOnlyList<int> Steps { get; } = Cut(works.Values.DefaultIfEmpty().Max());

    public string Parameters(string code) => $"?province={code}{parameters}";

    public int Of(string code) => works.GetValueOrDefault(code);

    /// <summary>From 0 (none) to 4 (most).</summary>
    public int Shade(string code) => Of(code) is var count and > 0 ? Steps.Count(step => step <= count) : 0;

    /// <summary>The counts a shade stands for, as text.</summary>
    public string Range(int shade) =>
        shade == 0 ? "0"
        : shade == Steps.Count ? $"{Steps[shade - 1]}+"
        : Steps[shade] - 1 > Steps[shade - 1] ? $"{Steps[shade - 1]}–{Steps[shade] - 1}"
        : $"{Steps[shade - 1]}";

    /// <summary>Up to four round numbers (1, 2, 5, 10, 20 …), the first of them 1, the last no more than the largest count.</summary>
    private static int[] Cut(int most)
    {
        if (most == 0)
            return [];
        var round = new List<int> { 1 };
        for (var unit = 1; unit <= most; unit *= 10)
            round.AddRange(((int[])[2 * unit, 5 * unit, 10 * unit]).Where(number => number < most));
        return round.Count <= 4 ? [.. round] : [1, .. round[^3..]];
    }
}
