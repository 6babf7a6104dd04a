using OpenContracting.Projects.Classification;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Budgets;

/// <summary>Proposes which open code may be which open work of the same institution, by name, place and amount.</summary>
/// <remarks>
/// Names count for 70 %: the words both have, the rare ones more, against all the words of both. A province in common counts for 10 %, and amounts for
/// 20 %, the nearer the more. Below <see cref="Enough"/>, or with fewer than two words in common, nothing is proposed; nor are two provinces.
/// </remarks>
public static class BudgetLikeness
{
    /// <summary>The least score that is worth a person's look.</summary>
    public const double Enough = 0.5;

    private const int FewestWords = 2;

    /// <summary>The proposals, the likest first; each code once, with the work most like it.</summary>
    public static IReadOnlyList<BudgetProposal> Find(BudgetMatching matching, int most)
    {
        var works = matching.OpenWorks.ToLookup(work => Institution(work.Institution));
        var proposals = new List<BudgetProposal>();
        foreach (var items in matching.Open.GroupBy(item => Institution(item.Institution)))
        {
            var weights = new Weights([.. works[items.Key].Select(work => Words(work.Title)), .. items.Select(item => Words(item.Name))]);
            foreach (var item in items)
                if (works[items.Key].Where(work => !matching.Parts(item, work)).Select(work => Compare(item, work, weights)).OfType<BudgetProposal>()
                    .MaxBy(proposal => proposal.Score) is { } best)
                    proposals.Add(best);
        }

        return [.. proposals.OrderByDescending(proposal => proposal.Score).ThenBy(proposal => proposal.Item.Code, StringComparer.Ordinal).Take(most)];
    }

    private static BudgetProposal? Compare(BudgetItem item, ContractedWork work, Weights weights)
    {
        var (left, right) = (Words(item.Name), Words(work.Title));
        var shared = left.Intersect(right).ToArray();
        if (shared.Length < FewestWords)
            return null;
        var sameProvince = Province(item.Province) is { } here && Province(work.Province) is { } there ? here == there : (bool?)null;
        if (sameProvince == false)
            return null;
        var amounts = Nearness(item.Figures.Modified ?? item.Figures.Assigned, work.Latest ?? work.Contract);
        var score = 0.7 * shared.Sum(weights.Of) / left.Union(right).Sum(weights.Of) + (sameProvince == true ? 0.1 : 0) + 0.2 * (double)(amounts ?? 0);
        return score < Enough ? null
            : new BudgetProposal(item, work, score, [.. shared.OrderByDescending(weights.Of).ThenBy(word => word, StringComparer.Ordinal)], sameProvince, amounts);
    }

    private static decimal? Nearness(decimal? budget, decimal? contract) =>
        budget is > 0 && contract is > 0 ? Math.Min(budget.Value, contract.Value) / Math.Max(budget.Value, contract.Value) : null;

    private static HashSet<string> Words(string? name)
    {
        var rules = InfrastructureRules.Panama;
        return [.. FoldedWords.Of(name).Where(word => word.Length > 2 && !rules.Articles.Contains(word) && !rules.Prepositions.Contains(word))];
    }

    private static string Institution(string? name) =>
        name is null ? "" : Institutions.Of().FindByName(name)?.Id ?? FoldedText.Fold(name);

    private static string? Province(string? name) => name is null ? null : Places.Of().FindByName(name)?.Code ?? Places.Of().Find(name)?.Code ?? Places.Of().FindByIso(name)?.Code;

    /// <summary>How much each word says: less, the more names have it.</summary>
    private sealed class Weights(IReadOnlyList<HashSet<string>> names)
    {
        private readonly Dictionary<string, int> having = names.SelectMany(name => name).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());

        public double Of(string word) => Math.Log(1 + (double)names.Count / having.GetValueOrDefault(word, 1));
    }
}
