namespace OpenContracting.Web.Pages.Committees;

/// <summary>How to form a committee: a page to print.</summary>
public sealed class KitModel : PortalPage
{
    /// <summary>The steps; each has a title and a text.</summary>
    public const int Steps = 7;

    /// <summary>The lines of the sheet for a visit.</summary>
    public const int VisitLines = 9;
}
