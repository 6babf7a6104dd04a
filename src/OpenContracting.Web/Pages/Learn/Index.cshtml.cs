namespace OpenContracting.Web.Pages.Learn;

public sealed class IndexModel : PortalPage;
