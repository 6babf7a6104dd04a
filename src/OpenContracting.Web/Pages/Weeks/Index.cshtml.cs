using OpenContracting.Web.Queries.Weeks;

namespace OpenContracting.Web.Pages.Weeks;

/// <summary>The weeks in which something was published.</summary>
public sealed class IndexModel(WeekLister weeks) : PortalPage
{
    public IReadOnlyList<(Week Week, int Added, int Updated, int Removed)> Weeks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Weeks = await weeks.ListAsync(cancellation);
}
