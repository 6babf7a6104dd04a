using System.Globalization;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The change feed: who follows it from any point ends with exactly what is published.</summary>
public static class ChangesApi
{
    private const string Address = "/api/v1/changes";

    public static void MapChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, GetChanges)
            .WithName("listChanges").WithTags("Changes")
            .WithSummary("What changed since a number you remember")
            .WithDescription("Numbers are given in the order in which publications took effect, without gaps, by the one transaction that publishes: a reader "
                + "cannot skip one. To mirror the dataset start at `since=0` (or take a bulk file and the `last` of its manifest), put or remove each `id` as "
                + "`type` says, and remember the number of `links.next`. Numbers never expire.")
            .WithMetadata(
                new QueryParameter("since", "integer", "The number read last; 0 or absent for all."),
                new QueryParameter("limit", "integer", "Changes an answer, 1 to 1000; 100 when absent."))
            .Produces<ChangeListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);

    private static async Task<IResult> GetChanges(
        HttpRequest request, ChangeFeed feed, Published published, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "since", "limit") is { } refused)
            return refused;
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        long since = 0;
        if (request.Query["since"].ToString() is { Length: > 0 } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out since))
            return RequestParameters.Malformed("since", text, "parameter.since");

        // Asked for first: a change that comes between the two is in the next answer, never in none.
        var last = await feed.LastAsync(cancellation);
        var changes = await feed.AfterAsync(since, limit, cancellation);
        var next = changes.Count > 0 ? changes[^1].Sequence : since;
        return new TaggedJson<ChangeListBody>(new ChangeListBody
        {
            Since = since,
            Last = Math.Max(last, next == since ? last : next),
            DataAsOf = (await published.CurrentAsync(cancellation))?.DataAsOf,
            Changes = [.. changes.Select(change => ChangeBody.Of(change, address.Of))],
            Links = new PageLinks(address.Of($"{Address}?since={next.ToString(CultureInfo.InvariantCulture)}&limit={limit.ToString(CultureInfo.InvariantCulture)}")),
        });
    }
}
