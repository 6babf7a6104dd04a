using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Web.Queries.Transparency;

/// <summary>What all institutions disclose in one publication, those that publish nothing among them.</summary>
public sealed class TransparencyBook
{
    private readonly Dictionary<string, InstitutionDisclosure> byId = new(StringComparer.Ordinal);

    public TransparencyBook(IReadOnlyCollection<InstitutionDisclosure> published, DisclosureTally nation, IReadOnlyList<CoverageGroup> groups, IReadOnlyList<TrendPoint> trend)
    {
        (Nation, Groups, Trend) = (nation, groups, trend);
        var known = published.Select(one => one.Known?.Id).OfType<string>().ToHashSet();
        Institutions =
        [
            .. Ranked(published).OrderByDescending(one => one.Core.Percentage).ThenByDescending(one => one.Tally.Projects).ThenBy(one => one.Name, StringComparer.Ordinal),
            .. Standards.Panama.Institutions.Of().All.Where(institution => !known.Contains(institution.Id))
                .Select(institution => new InstitutionDisclosure(institution.Id, institution.Name, institution, new DisclosureTally(), null))
                .OrderBy(one => FoldedText.Fold(one.Name), StringComparer.Ordinal),
        ];
        foreach (var one in Institutions)
        {
            byId[one.Id] = one;
            if (one.Known is { } institution)
                byId.TryAdd(institution.Id, one);
        }
    }

    /// <summary>All of them: who publishes, most of the core first, then the others by name.</summary>
    public IReadOnlyList<InstitutionDisclosure> Institutions { get; }

    public DisclosureTally Nation { get; }

    /// <summary>The core by phase, province and sector.</summary>
    public IReadOnlyList<CoverageGroup> Groups { get; }

    /// <summary>The nation's coverage in the last publications, the newest last.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; }

    public int Publishing => Institutions.Count(one => one.Tally.Projects > 0);

    /// <summary>Of how many: those stated, or those known where these are more.</summary>
    public int All => Math.Max(Standards.Panama.Institutions.Stated, Institutions.Count);

    /// <summary>By the id of its projects' public authority, or that of the table; null when there is none.</summary>
    public InstitutionDisclosure? Find(string id) => byId.GetValueOrDefault(id);

    // Among institutions of its kind that publish; equals share a place.
    private static IEnumerable<InstitutionDisclosure> Ranked(IReadOnlyCollection<InstitutionDisclosure> published)
    {
        foreach (var peers in published.GroupBy(one => one.Known?.Kind))
            foreach (var one in peers)
                yield return one with { Place = 1 + peers.Count(other => other.Core.Percentage > one.Core.Percentage), Peers = peers.Count() };
    }
}
