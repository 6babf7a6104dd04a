using OpenContracting.Standards.Panama;

namespace OpenContracting.People.Worksheets;

/// <summary>The parts of an edition, and how a worksheet's scores are reckoned: each part is the weighted sum of the parts right below it.</summary>
/// <remarks>
/// A part has a score when (1) every part right below it has one, (2) each of these has a weight, and (3) the weights sum to 1 within <see cref="Tolerance"/>.
/// An indicator of a survey counts once a second reader has confirmed it; one of a desk review counts as entered, unless a second reader disputes it.
/// Where one of these fails nothing is reckoned, and the reasons are told. No weight is ever assumed, nothing is rounded on the way.
/// </remarks>
public sealed class IndexTree
{
    /// <summary>The code of the index as a whole.</summary>
    public const string Root = "index";

    /// <summary>The most levels below the index: dimension, variable, sub-variable, indicator.</summary>
    public const int Deepest = 4;

    /// <summary>How far weights may be from 1 in sum: three weights of 0.333 are meant to be thirds.</summary>
    public const decimal Tolerance = 0.001m;

    /// <summary>Puts the rows of an edition in order; of rows of one part the first names it.</summary>
    public IndexTree(IEnumerable<IndexScore> rows)
    {
        var nodes = rows.DistinctBy(row => row.Node).ToList();
        var children = nodes.ToLookup(row => row.Parent ?? "");
        var codes = nodes.Select(row => row.Node).ToHashSet();
        // Parts whose parent is not told stand on their own, so that nothing imported goes out of sight.
        Tops = [.. nodes.Where(row => row.Parent is null || !codes.Contains(row.Parent)).Select(row => Place(row, row.Node == Root ? 0 : 1, null))];
        Parts = [.. Tops.SelectMany(top => top.All)];

        IndexPart Place(IndexScore row, int depth, int? dimension)
        {
            dimension ??= row.Node is ['1' or '2' or '3' or '4'] ? row.Node[0] - '0' : null;
            return new(row, depth, dimension, depth > Deepest ? [] : [.. children[row.Node].Select(child => Place(child, depth + 1, dimension))]);
        }
    }

    /// <summary>The index, and what hangs on nothing.</summary>
    public IReadOnlyList<IndexPart> Tops { get; }

    /// <summary>All parts, each before those below it.</summary>
    public IReadOnlyList<IndexPart> Parts { get; }

    /// <summary>The part of a code; null when there is none.</summary>
    public IndexPart? Find(string? code) => Parts.FirstOrDefault(part => part.Row.Node == code);

    /// <summary>The score of each part, or why it has none.</summary>
    /// <param name="answers">What stands for an indicator; null when nobody scored it.</param>
    public IReadOnlyDictionary<string, IndexResult> Reckon(Func<IndexPart, IndexAnswer?> answers)
    {
        var results = new Dictionary<string, IndexResult>(StringComparer.Ordinal);
        foreach (var top in Tops)
            Reckon(top);
        return results;

        IndexResult Reckon(IndexPart part) => results[part.Row.Node] = part.IsIndicator ? OfIndicator(part, answers(part)) : OfParts(part, [.. part.Children.Select(Reckon)]);
    }

    private static IndexResult OfIndicator(IndexPart part, IndexAnswer? answer) => answer switch
    {
        null => new(null, IndexGaps.None with { WithoutScore = 1 }),
        { Confirmed: false } => new(null, IndexGaps.None with { Disputed = 1 }),
        { Confirmed: null } when part.IsSurvey => new(null, IndexGaps.None with { Unread = 1 }),
        _ => new(answer.Score, IndexGaps.None),
    };

    private static IndexResult OfParts(IndexPart part, IReadOnlyList<IndexResult> results)
    {
        var own = IndexGaps.None with { WithoutWeight = [.. part.Children.Where(child => child.Row.Weight is null).Select(child => child.Row.Node)] };
        var sum = part.Children.Sum(child => child.Row.Weight ?? 0);
        if (own.AreNone && Math.Abs(sum - 1) > Tolerance)
            own = own with { WrongSums = [(part.Row.Node, sum)] };
        var gaps = results.Aggregate(own, (all, result) => all.With(result.Gaps));
        return new(gaps.AreNone ? part.Children.Zip(results, (child, result) => child.Row.Weight!.Value * result.Score!.Value).Sum() : null, gaps);
    }
}
