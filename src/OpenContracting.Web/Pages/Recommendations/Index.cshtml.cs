using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Recommendations;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Recommendations;

/// <summary>The board: what was recommended, by how far it has come.</summary>
public sealed class IndexModel(RecommendationBook book, PublicAddress address) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    public IReadOnlyList<RecommendationRow> All { get; private set; } = [];

    public IReadOnlyList<RecommendationRow> Found { get; private set; } = [];

    /// <summary>The same choice, for the files and the feed.</summary>
    public string Query { get; private set; } = "";

    public string EmbedAddress => address.Of(T.Link(PageAddress.RecommendationsEmbed));

    public int InTime => All.Count(row => row.Standing.AnsweredAt is { } at
        && at.UtcDateTime < row.Standing.MadeOn.AddDays(RecommendationStanding.DaysToAnswer + 1).ToDateTime(TimeOnly.MinValue));

    public int Count(RecommendationState state) => All.Count(row => row.Standing.State == state);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        All = await book.ListAsync(new(), cancellation);
        var filter = new RecommendationFilter
        {
            State = RecommendationFilter.Find<RecommendationState>(State),
            Source = RecommendationFilter.Find<RecommendationSource>(Source),
            Theme = RecommendationBook.Themes.Contains(Theme) ? Theme : null,
            Institution = string.IsNullOrEmpty(Institution) ? null : Institution,
        };
        Found = [.. All.Where(filter.Finds)];
        var chosen = new Dictionary<string, string?> { ["state"] = filter.State is null ? null : State, ["source"] = filter.Source is null ? null : Source, ["theme"] = filter.Theme, ["institution"] = filter.Institution };
        Query = QueryString.Create(chosen.Where(each => each.Value is not null)).Value ?? "";
    }
}
