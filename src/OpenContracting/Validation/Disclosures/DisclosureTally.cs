using OpenContracting.Standards;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Disclosures;

/// <summary>Counts what projects disclose. What it says does not depend on their order, nor on how they were parted between tallies.</summary>
/// <param name="schemas">Where the table of elements is; that of the library when null.</param>
public sealed class DisclosureTally(SchemaFolder? schemas = null)
{
    /// <summary>Names this way of counting; it changes when the same projects would give other numbers.</summary>
    public const string Method = "ids-coverage-1";

    private const int States = 4;

    private readonly IReadOnlyList<IdsElement> table = IdsElements.Of(schemas).All;
    private readonly long[] counts = new long[IdsElements.Of(schemas).All.Count * States];

    /// <summary>How many projects were counted.</summary>
    public long Projects { get; private set; }

    /// <summary>Each element, in the order of the table.</summary>
    public IReadOnlyList<IdsElementCoverage> Elements =>
    [
        .. table.Select((element, i) => new IdsElementCoverage(
            element, Count(i, DisclosureState.Disclosed), Count(i, DisclosureState.Missing), Count(i, DisclosureState.NotDue), Count(i, DisclosureState.NotApplicable))),
    ];

    /// <summary>Counts a project.</summary>
    public void Add(ProjectDisclosure project)
    {
        Projects++;
        for (var i = 0; i < project.Elements.Count; i++)
            counts[i * States + (int)project.Elements[i].State]++;
    }

    /// <summary>Counts the projects of another tally.</summary>
    public void Add(DisclosureTally other)
    {
        Projects += other.Projects;
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
    }

    /// <summary>The elements of one set by phase or module, in the order of the table.</summary>
    public IReadOnlyList<DisclosureShare> Parts(IdsSet set) =>
    [
        .. Elements.Where(each => each.Element.Set == set).GroupBy(each => (each.Element.Phase, each.Element.Module))
            .Select(part => DisclosureShare.Of(part, set, part.Key.Phase, part.Key.Module)),
    ];

    /// <summary>All elements of one set together.</summary>
    public DisclosureShare Whole(IdsSet set) => DisclosureShare.Of(Elements.Where(each => each.Element.Set == set), set, null, null);

    /// <summary>Elements of a set that projects should disclose and do not, those first that would raise the share most.</summary>
    public IReadOnlyList<DisclosureGap> Gaps(IdsSet set)
    {
        var due = Whole(set).Due;
        return
        [
            .. Elements.Where(each => each.Element.Set == set && each.Missing > 0)
                .OrderByDescending(each => each.Missing).ThenBy(each => each.Element.Id, StringComparer.Ordinal)
                .Select(each => new DisclosureGap(each.Element, each.Missing, Math.Round(100m * each.Missing / due, 2))),
        ];
    }

    private long Count(int element, DisclosureState state) => counts[element * States + (int)state];
}
