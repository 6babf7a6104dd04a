namespace OpenContracting.Web.Pages.Recommendations;

/// <summary>Where evidence leads: a page of this portal in the reader's language, a path, or an address elsewhere.</summary>
public static class RecommendationLinks
{
    private const string OfPage = "page:";

    /// <summary>The address a link leads to.</summary>
    public static string Address(Wording words, string link) =>
        PageOf(link) is { } page ? words.Link(page) : link;

    /// <summary>What it is called.</summary>
    public static string Title(Wording words, string link)
    {
        var key = $"recommendation.link.{(PageOf(link) is { } page ? page.Page : link)}";
        var title = words[key];
        return title == key ? Address(words, link) : title;
    }

    private static PageAddress? PageOf(string link) =>
        link.StartsWith(OfPage, StringComparison.Ordinal) ? PageAddress.All.FirstOrDefault(page => page.Page == link[OfPage.Length..]) ?? PageAddress.Home : null;
}
