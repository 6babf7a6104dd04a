namespace OpenContracting.Budgets;

/// <summary>Which code of the budget is which published project: what data and people say, never a likeness by itself.</summary>
/// <remarks>
/// 1. A pair that a person parted is not joined by anything. 2. A project whose data name the code. 3. A project that the crosswalk gives the code to.
/// 4. A proposal that a person accepted. A step that finds several projects for one code joins none: their amounts would be counted twice. Then a later
/// step may still tell. What people said is published in the data too, and goes on counting as said.
/// </remarks>
public sealed class BudgetMatching
{
    private readonly List<BudgetMatch> matches = [];
    private readonly List<BudgetItem> open = [];
    private readonly HashSet<(string System, string Code, string Project)> parted;

    /// <summary>Matches items to works.</summary>
    /// <param name="items">What the budget knows.</param>
    /// <param name="works">What is published.</param>
    /// <param name="links">What people said; of two sayings on one pair the later counts.</param>
    public BudgetMatching(IReadOnlyList<BudgetItem> items, IReadOnlyList<ContractedWork> works, IReadOnlyList<BudgetLink> links)
    {
        var byId = works.ToDictionary(work => work.ProjectId);
        var declared = works.SelectMany(work => work.Identifiers, (work, id) => (Key: (BudgetSystem.Find(id.Scheme), Code(id.Id)), work))
            .Where(pair => pair.Key.Item1 is not null).ToLookup(pair => pair.Key, pair => pair.work);
        var standing = links.GroupBy(link => (link.System, Code(link.Code), link.ProjectId)).Select(group => group.Last()).ToList();
        parted = [.. standing.Where(link => !link.Accepted).Select(link => (link.System, Code(link.Code), link.ProjectId))];
        var said = standing.Where(link => link.Accepted && byId.ContainsKey(link.ProjectId))
            .ToLookup(link => (link.System, Code(link.Code)), link => (Work: byId[link.ProjectId], link.OfProposal));
        foreach (var item in items)
        {
            var key = (item.System, Code(item.Code));
            var found = One(item, declared[key], BudgetMethod.Declared)
                ?? One(item, said[key].Where(link => !link.OfProposal).Select(link => link.Work), BudgetMethod.Given)
                ?? One(item, said[key].Where(link => link.OfProposal).Select(link => link.Work), BudgetMethod.Reviewed);
            if (found is not null)
                matches.Add(found.Method == BudgetMethod.Declared && said[key].Where(link => link.Work == found.Work).Select(link => (bool?)link.OfProposal).FirstOrDefault() is { } ofProposal
                    ? found with { Method = ofProposal ? BudgetMethod.Reviewed : BudgetMethod.Given } : found);
            else
                open.Add(item);
        }

        var taken = matches.Select(match => match.Work.ProjectId).ToHashSet();
        OpenWorks = [.. works.Where(work => !taken.Contains(work.ProjectId))];
    }

    /// <summary>Codes with the project they are of.</summary>
    public IReadOnlyList<BudgetMatch> Matches => matches;

    /// <summary>Codes that are no project's yet.</summary>
    public IReadOnlyList<BudgetItem> Open => open;

    /// <summary>Works without a code of the budget.</summary>
    public IReadOnlyList<ContractedWork> OpenWorks { get; }

    /// <summary>Whether a person said that they are not one.</summary>
    public bool Parts(BudgetItem item, ContractedWork work) => parted.Contains((item.System, Code(item.Code), work.ProjectId));

    /// <summary>A code as it is compared.</summary>
    public static string Code(string code) => code.Trim().ToUpperInvariant();

    private BudgetMatch? One(BudgetItem item, IEnumerable<ContractedWork> candidates, BudgetMethod method) =>
        candidates.Where(work => !Parts(item, work)).DistinctBy(work => work.ProjectId).Take(2).ToList() is [var only] ? new BudgetMatch(item, only, method) : null;
}
