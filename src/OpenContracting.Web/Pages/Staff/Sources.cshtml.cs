using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Pulls;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Sources;

namespace OpenContracting.Web.Pages.Staff;

[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class SourcesModel(SourceDesk desk) : PortalPage
{
    public IReadOnlyList<PullSource> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Sources = await desk.ListAsync(cancellation);
}
