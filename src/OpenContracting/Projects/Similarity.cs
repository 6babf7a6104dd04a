using OpenContracting.Projects.Classification;

namespace OpenContracting.Projects;

/// <summary>Proposes processes of one buyer whose titles name the same asset and place: works in stages, or a supervision and its works.</summary>
/// <remarks>
/// What the titles say is done (construcción, supervisión), articles and numbers count for nothing; what is left are assets and names of places and
/// things. Two processes more than three years apart are not proposed. Amount, supplier and budget line never propose anything.
/// </remarks>
public static class Similarity
{
    private const double Enough = 0.55;
    private const int FewestWords = 2;

    /// <summary>A word that more of a buyer's processes have says too little to begin with.</summary>
    private const int Frequent = 40;

    private static readonly TimeSpan Window = TimeSpan.FromDays(3 * 365);

    private static readonly HashSet<string> Acts = ["works", "upkeep", "heads", "supervision", "design", "studies", "supply", "fittingOut"];

    /// <summary>The pairs, the likest first; each process at most once as the later one.</summary>
    /// <param name="processes">The processes, in any order.</param>
    /// <param name="known">Whether a person, or a rule, has spoken on two processes already.</param>
    /// <param name="most">How many pairs at most.</param>
    public static IReadOnlyList<SimilarPair> Find(IEnumerable<GroupingFacts> processes, Func<GroupingFacts, GroupingFacts, bool> known, int most)
    {
        var pairs = new List<SimilarPair>();
        foreach (var buyer in processes.Where(process => process.Buyer.Length > 0 && process.Title is not null).GroupBy(process => process.Buyer))
            pairs.AddRange(OfBuyer([.. buyer.OrderBy(process => process.Date ?? DateTimeOffset.MaxValue).ThenBy(process => process.ProcessKey, StringComparer.Ordinal)], known));
        return [.. pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Right.ProcessKey, StringComparer.Ordinal).Take(most)];
    }

    private static IEnumerable<SimilarPair> OfBuyer(GroupingFacts[] processes, Func<GroupingFacts, GroupingFacts, bool> known)
    {
        var words = processes.Select(process => Named(process.Title!)).ToArray();
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
            foreach (var word in words[i])
                (having.TryGetValue(word, out var list) ? list : having[word] = []).Add(i);

        double Weight(string word) => Math.Log(1 + (double)processes.Length / having[word].Count);
        for (var right = 0; right < processes.Length; right++)
        {
            SimilarPair? best = null;
            var earlier = words[right].Select(word => having[word]).Where(list => list.Count <= Frequent).SelectMany(list => list).Where(i => i < right).ToHashSet();
            foreach (var left in earlier)
            {
                if (processes[right].Date - processes[left].Date > Window || known(processes[left], processes[right]))
                    continue;
                var shared = words[left].Intersect(words[right]).ToArray();
                if (shared.Length < FewestWords)
                    continue;
                var score = shared.Sum(Weight) / words[left].Union(words[right]).Sum(Weight);
                if (score >= Enough && (best is null || score > best.Score))
                    best = new SimilarPair(processes[left], processes[right], score, [.. shared.OrderByDescending(Weight).ThenBy(word => word, StringComparer.Ordinal)]);
            }

            if (best is not null)
                yield return best;
        }
    }

    /// <summary>What a title names besides what is done.</summary>
    private static HashSet<string> Named(string title)
    {
        var rules = InfrastructureRules.Panama;
        var words = FoldedWords.Of(title);
        var acts = new bool[words.Count];
        foreach (var match in rules.Lexicon.Find(words).Where(match => Acts.Contains(match.Class)))
            for (var i = match.Start; i < match.End; i++)
                acts[i] = true;
        return [.. words.Where((word, i) => !acts[i] && word.Length > 2 && !word.AsSpan().ContainsAnyInRange('0', '9')
            && !rules.Articles.Contains(word) && !rules.Prepositions.Contains(word))];
    }
}
