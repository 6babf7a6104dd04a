namespace OpenContracting.Web.Pages.Learn;

/// <summary>A question and where its answer is; its words, what to look at and what it does not prove are in <c>Recipes.es.json</c> and <c>.en.json</c>.</summary>
/// <param name="Id">Its name in addresses and texts.</param>
/// <param name="Audience">For whom it was written first.</param>
/// <param name="Page">The page that answers it.</param>
/// <param name="Query">The filter, without its question mark.</param>
public sealed record Recipe(string Id, string Audience, PageAddress Page, string Query)
{
    public static IReadOnlyList<Recipe> All { get; } =
    [
        new("unfinished-near-me", "neighbour", PageAddress.Projects, "status=implementation&province=panama"),
        new("schools", "neighbour", PageAddress.Projects, "sector=education&sort=-value"),
        new("health", "neighbour", PageAddress.Projects, "sector=health"),
        new("roads", "neighbour", PageAddress.Projects, "sector=transport.road"),
        new("water", "neighbour", PageAddress.Projects, "sector=waterAndWaste"),
        new("sports", "neighbour", PageAddress.Projects, "sector=cultureSportsAndRecreation"),
        new("late", "neighbour", PageAddress.Projects, "late=yes"),
        new("late-and-large", "journalist", PageAddress.Projects, "late=yes&sort=-value"),
        new("late-roads", "journalist", PageAddress.Projects, "late=yes&sector=transport.road"),
        new("late-schools", "neighbour", PageAddress.Projects, "late=yes&sector=education"),
        new("ends-this-year", "neighbour", PageAddress.Projects, "status=implementation&end_min=2026-01-01&end_max=2026-12-31"),
        new("started-2024", "analyst", PageAddress.Projects, "start_min=2024-01-01&start_max=2024-12-31"),
        new("no-progress", "journalist", PageAddress.Projects, "status=implementation&sort=updated"),
        new("never-started", "journalist", PageAddress.Projects, "status=preparation&sort=updated"),
        new("cancelled", "journalist", PageAddress.Projects, "status=cancelled"),
        new("finished", "auditor", PageAddress.Projects, "status=completion"),
        new("largest", "journalist", PageAddress.Projects, "sort=-value"),
        new("smallest", "auditor", PageAddress.Projects, "sort=value"),
        new("over-a-million", "journalist", PageAddress.Projects, "value_min=1000000&sort=-value"),
        new("just-under-fifty", "auditor", PageAddress.Projects, "value_min=45000&value_max=50000"),
        new("small-direct", "auditor", PageAddress.Projects, "procedure=direct&sort=-value"),
        new("limited", "auditor", PageAddress.Projects, "procedure=limited"),
        new("open", "analyst", PageAddress.Projects, "procedure=open&status=implementation"),
        new("rehabilitation", "neighbour", PageAddress.Projects, "type=rehabilitation"),
        new("new", "analyst", PageAddress.Projects, "type=construction&sort=-start"),
        new("expansion", "analyst", PageAddress.Projects, "type=expansion"),
        new("colon", "neighbour", PageAddress.Projects, "province=colon"),
        new("chiriqui", "neighbour", PageAddress.Projects, "province=chiriqui"),
        new("veraguas", "neighbour", PageAddress.Projects, "province=veraguas"),
        new("comarcas", "organisation", PageAddress.Projects, "province=ngabe-bugle&province=embera-wounaan&province=guna-yala"),
        new("darien", "neighbour", PageAddress.Projects, "province=darien&status=implementation"),
        new("near-capital", "neighbour", PageAddress.Projects, "near=8.98,-79.52,5"),
        new("word-bridge", "neighbour", PageAddress.Projects, "q=puente"),
        new("word-roof", "neighbour", PageAddress.Projects, "q=techado"),
        new("word-aqueduct", "neighbour", PageAddress.Projects, "q=acueducto"),
        new("word-health-centre", "neighbour", PageAddress.Projects, "q=centro+de+salud"),
        new("recent-news", "journalist", PageAddress.Projects, "sort=-updated"),
        new("changed-since", "analyst", PageAddress.Projects, "updated_since=2024-02-01"),
        new("year-2023", "analyst", PageAddress.Projects, "year=2023"),
        new("year-2024-large", "journalist", PageAddress.Projects, "year=2024&sort=-value"),
        new("ministry-works", "official", PageAddress.Projects, "institution=mop"),
        new("ministry-late", "auditor", PageAddress.Projects, "institution=mop&late=yes"),
        new("institutions", "journalist", PageAddress.Institutions, ""),
        new("compare-institutions", "analyst", PageAddress.Compare, "kind=institution"),
        new("companies", "journalist", PageAddress.Suppliers, ""),
        new("compare-companies", "auditor", PageAddress.Compare, "kind=company"),
        new("unwatched", "organisation", PageAddress.Unwatched, "province=cocle"),
        new("promises", "organisation", PageAddress.Recommendations, "state=received"),
        new("freshness", "official", PageAddress.Status, ""),
        new("meaning", "analyst", PageAddress.Dictionary, ""),
    ];

    /// <summary>The address of its answer in a language.</summary>
    public string Address(string language) => Page.In(language) + (Query.Length > 0 ? "?" + Query : "");
}
