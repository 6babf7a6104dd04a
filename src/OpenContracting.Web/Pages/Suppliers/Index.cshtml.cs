using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages.Suppliers;

public sealed class IndexModel(ContractRegister register) : PortalPage
{
    private const int RowsOfAPage = 50;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<SupplierRow> Rows { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => Math.Max(1, (Found + RowsOfAPage - 1) / RowsOfAPage);

    /// <summary>Companies with a contract, all of them.</summary>
    public int All { get; private set; }

    public int Persons { get; private set; }

    public decimal Most { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var book = await register.ReadAsync(cancellation);
        var words = SearchWords.Of(Text).ToList();
        var found = book.Suppliers.Where(row => words.All(FoldedText.Fold(row.Name + " " + row.Id).Contains)).ToList();
        (All, Found, Persons) = (book.Suppliers.Count, found.Count, book.Persons);
        Most = book.Suppliers.Count == 0 ? 0 : book.Suppliers.Max(row => row.Value?.Value ?? 0);
        Number = Math.Clamp(Number, 1, Pages);
        Rows = [.. found.Skip((Number - 1) * RowsOfAPage).Take(RowsOfAPage)];
    }

    public string Address(int number) =>
        T.Link(PageAddress.Suppliers) + new QueryBuilder { { "q", Text ?? "" }, { "page", number.ToString(CultureInfo.InvariantCulture) } };
}
