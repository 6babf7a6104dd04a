using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Institutions;

public sealed class IndexModel(InstitutionList institutions) : PortalPage
{
    public IReadOnlyList<InstitutionRow> Rows { get; private set; } = [];

    /// <summary>How much of the country the table of institutions knows.</summary>
    public string Coverage => Standards.Panama.Institutions.Of().Coverage(T.Language);

    public int Most => Rows.Count == 0 ? 1 : Rows.Max(row => row.Works);

    public async Task OnGetAsync(CancellationToken cancellation) => Rows = await institutions.ListAsync(null, cancellation);
}
