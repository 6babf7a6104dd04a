using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Disclosures;
using OpenContracting.Web.Links;
using OpenContracting.Web.Queries.Transparency;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Pages.Transparency;

/// <summary>What each institution discloses, those that publish nothing among them.</summary>
public sealed class IndexModel(TransparencyRegister register, Ladder ladder, LinkBook links, IndexRegister index) : PortalPage
{
    public TransparencyBook Book { get; private set; } = null!;

    /// <summary>Editions of the index that everybody may read.</summary>
    public IReadOnlyList<IndexAccount> Editions { get; private set; } = [];

    public Func<InstitutionDisclosure, IReadOnlyList<LadderStep>> Steps { get; private set; } = null!;

    public IEnumerable<InstitutionDisclosure> Publishing => Book.Institutions.Where(one => one.Tally.Projects > 0);

    public IReadOnlyList<InstitutionDisclosure> Silent => [.. Book.Institutions.Where(one => one.Tally.Projects == 0)];

    public IEnumerable<DisclosureShare> Sets => Enum.GetValues<IdsSet>().Select(Book.Nation.Whole);

    /// <summary>What addresses of documents answer: of all, then of each institution that publishes; no rows where this instance asks none.</summary>
    public (int RecheckDays, IReadOnlyList<(string Name, LinkCount Count)>? Rows) Links { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Book = await register.ReadAsync(cancellation);
        Editions = await index.PublishedAsync(cancellation);
        Steps = await ladder.ReadAsync(cancellation);
        Links = (links.RecheckDays, await links.CountAsync(cancellation) is { } figures
            ? [(T["links.nation"], figures.Nation), .. Publishing.Select(one => (one.Name, figures.Of(one.Id)))] : null);
    }

    /// <summary>A part of the nation in words.</summary>
    public string Name(CoverageGroup group) => group.By switch
    {
        "phase" => group.Core.Title(T.Language),
        "sector" => T.Code("projectSector.csv", group.Code),
        _ => T.Province(group.Code),
    };

    public string Kind(InstitutionDisclosure one) => one.Known is { } known ? T[$"transparency.kind.{known.Kind}"] : T["transparency.kind.unknown"];
}
