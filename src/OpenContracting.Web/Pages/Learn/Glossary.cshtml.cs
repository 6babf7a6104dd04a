namespace OpenContracting.Web.Pages.Learn;

public sealed class GlossaryModel : PortalPage
{
    /// <summary>In the alphabet of the page's language.</summary>
    public IEnumerable<string> Ids => Terms.All.OrderBy(id => FoldedText.Fold(T["term." + id]), StringComparer.Ordinal);
}
