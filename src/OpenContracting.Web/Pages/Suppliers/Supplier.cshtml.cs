using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages.Suppliers;

public sealed class SupplierModel(ContractRegister register, ProjectSearch search) : PortalPage
{
    public const int Few = 8;

    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Portfolio Won { get; private set; } = null!;

    /// <summary>Tenders of works the company took part in, won or not.</summary>
    public int Entered { get; private set; }

    public IReadOnlyList<Rival> Rivals { get; private set; } = [];

    public IReadOnlyList<ContractRow> Contracts { get; private set; } = [];

    public CountryMap Map { get; private set; } = null!;

    public string Works => $"{T.Link(PageAddress.Projects)}?supplier={Uri.EscapeDataString(Id)}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        var book = await register.ReadAsync(cancellation);
        if (book.Name(id) is not { } name)
            return NotFound();
        (Id, Name) = (id, name);
        Won = new Portfolio(book.WonBy(id), isOfCompany: true);
        Entered = book.EnteredBy(id).Count;
        Rivals = book.RivalsOf(id);
        Contracts = [.. book.WonBy(id).OrderByDescending(row => row.Published)];
        var provinces = await search.FacetAsync(new ProjectFilter { Suppliers = [id] }, "province", cancellation);
        Map = new CountryMap(Provinces.Count(provinces), $"&supplier={Uri.EscapeDataString(id)}");
        return Page();
    }
}
