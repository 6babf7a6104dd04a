namespace OpenContracting.Web.Pages;

public sealed class AccessibilityModel : PortalPage
{
    public void OnGet()
    {
    }
}
