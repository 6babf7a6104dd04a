using OpenContracting.Storage.Publications;
using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages;

public sealed class IndexModel(Published published, Overview overview, ProjectSearch search, InstitutionList institutions) : PortalPage
{
    private const int Few = 6;

    public Publication? Publication { get; private set; }

    public CountryFigures? Figures { get; private set; }

    public CountryMap Map { get; private set; } = new(new Dictionary<string, int>());

    public IReadOnlyList<ProjectRow> Latest { get; private set; } = [];

    public IReadOnlyList<ProjectRow> Late { get; private set; } = [];

    public IReadOnlyList<InstitutionRow> Largest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Publication = await published.CurrentAsync(cancellation);
        if (Publication is null)
            return;
        Figures = await overview.ReadAsync(cancellation);
        Map = new CountryMap(Provinces.Count(await search.FacetAsync(new ProjectFilter(), "province", cancellation)));
        Latest = await search.PageAsync(new ProjectFilter(), 0, Few, cancellation);
        Late = await overview.LateAsync(Few, cancellation);
        Largest = [.. (await institutions.ListAsync(null, cancellation)).Take(200)];
    }
}
