using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Uses;

/// <summary>What became of a submission; for whoever has its receipt.</summary>
[ResponseCache(NoStore = true)]
public sealed class ReceiptModel(UseCatalogue catalogue) : PortalPage
{
    /// <summary>Null when there is none of that number (any more), or it never was kept.</summary>
    public Use? Use { get; private set; }

    public string? Reason { get; private set; }

    public async Task OnGetAsync(string id, CancellationToken cancellation)
    {
        Use = await catalogue.ByReceiptAsync(id, cancellation);
        if (Use is { State: UseState.Returned or UseState.Removed } decided)
            Reason = await catalogue.ReasonAsync(decided.Id, cancellation);
    }
}
