namespace OpenContracting.Web.Pages;

public sealed class IndexModel : PortalPage
{
    public void OnGet()
    {
    }
}
