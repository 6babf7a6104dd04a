namespace OpenContracting.Web.Pages;

public sealed class AboutModel : PortalPage
{
    public void OnGet()
    {
    }
}
