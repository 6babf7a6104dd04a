using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Uses;

/// <summary>What was made with the data.</summary>
public sealed class IndexModel(UseCatalogue catalogue) : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "tipo")]
    public string? KindName { get; set; }

    [BindProperty(SupportsGet = true, Name = "obra")]
    public string? Project { get; set; }

    public UseKind? Kind => Enum.TryParse<UseKind>(KindName, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public UseList Uses { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var uses = await catalogue.ListAsync(Kind, string.IsNullOrEmpty(Project) ? null : Project, cancellation);
        Uses = new UseList(uses, await catalogue.TitlesAsync(uses, cancellation));
    }
}
