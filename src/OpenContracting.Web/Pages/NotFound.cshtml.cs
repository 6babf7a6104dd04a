namespace OpenContracting.Web.Pages;

/// <summary>For addresses that lead nowhere or may not be entered.</summary>
public sealed class NotFoundModel : PortalPage
{
    public bool IsForbidden { get; private set; }

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        var status = HttpContext.Items[typeof(PageAddress)] as int? ?? StatusCodes.Status404NotFound;
        IsForbidden = status == StatusCodes.Status403Forbidden;
        Response.StatusCode = status;
    }
}
