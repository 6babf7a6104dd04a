using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Staff;

[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class RunsModel(Db db, TimeProvider clock) : PortalPage
{
    private const int Shown = 20;

    public IReadOnlyList<RunProgress> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var runs = new List<RunProgress>();
        foreach (var run in await new StatusReport(db).RunsAsync(Shown, cancellation))
            runs.Add(await RunProgress.OfAsync(db, run, clock.GetUtcNow(), cancellation));
        Runs = runs;
    }
}
