using OpenContracting.People.Recommendations;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Recommendations;

/// <summary>The board in short, to be shown inside pages of others; its links open outside of the frame.</summary>
public sealed class EmbedModel(RecommendationBook book) : PortalPage
{
    private const int Few = 5;

    public IReadOnlyList<RecommendationRow> All { get; private set; } = [];

    public IEnumerable<RecommendationRow> Newest => All.OrderByDescending(row => row.UpdatedAt).ThenBy(row => row.Recommendation.Id).Take(Few);

    public IEnumerable<(RecommendationState State, int Count)> States =>
        All.GroupBy(row => row.Standing.State).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.Framed;
        All = await book.ListAsync(new(), cancellation);
    }
}
