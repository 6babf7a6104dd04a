using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages.Institutions;

public sealed class InstitutionModel(InstitutionList institutions, ProjectSearch search, Overview overview, ContractRegister register) : PortalPage
{
    private const int Few = 8;

    public InstitutionRow Row { get; private set; } = null!;

    public IReadOnlyList<FacetCount> Statuses { get; private set; } = [];

    public IReadOnlyList<FacetCount> Sectors { get; private set; } = [];

    public CountryMap Map { get; private set; } = null!;

    public IReadOnlyList<ProjectRow> Largest { get; private set; } = [];

    public IReadOnlyList<ProjectRow> Late { get; private set; } = [];

    public Portfolio Contracts { get; private set; } = null!;

    public string Works(string parameters = "") =>
        $"{T.Link(PageAddress.Projects)}?institution={Uri.EscapeDataString(Row.Id)}{parameters}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await institutions.FindAsync(id, cancellation) is not { } row)
            return NotFound();
        Row = row;
        Contracts = new Portfolio((await register.ReadAsync(cancellation)).Of(id));
        var filter = new ProjectFilter { Institutions = [id] };
        Statuses = await search.FacetAsync(filter, "status", cancellation);
        Sectors = await search.FacetAsync(filter, "sector", cancellation);
        Map = new CountryMap(Provinces.Count(await search.FacetAsync(filter, "province", cancellation)), $"&institution={Uri.EscapeDataString(id)}");
        Largest = await search.PageAsync(filter with { Order = ProjectOrder.Largest }, 0, Few, cancellation);
        Late = await overview.LateAsync(Few, cancellation, id);
        return Page();
    }
}
