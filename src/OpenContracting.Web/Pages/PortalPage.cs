using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OpenContracting.Web.Pages;

/// <summary>What every page of the portal knows: its language and how to write in it. Views have the same as <c>T</c>.</summary>
public abstract class PortalPage : PageModel
{
    public Wording T => HttpContext.RequestServices.GetRequiredService<Wording>();
}
