using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;
using OpenContracting.Storage.Signals;
using OpenContracting.Validation.Signals;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Signals;
using OpenContracting.Web.Signals;

namespace OpenContracting.Web.Api.Feeds;

/// <summary>News for feed readers: of one project, or of all that a filter finds (an institution, a province, a saved search). What changed, and what institutions answered to signals.</summary>
public static class FeedsApi
{
    private const int Entries = 50;

    private static readonly QueryParameter Language = new("lang", "string", "es or en; by Accept-Language when absent.");

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        foreach (var (ending, contentType, name) in new[] { ("atom", AtomWriter.ContentType, "Atom"), ("feed.json", JsonFeedWriter.ContentType, "JsonFeed") })
        {
            routes.MapGet($"/api/v1/projects.{ending}", (HttpRequest request, ChangeFeed changes, SignalReplies replies, Db db, TimeProvider clock, Published published, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                    SearchAsync(request, contentType, changes, replies, db, clock, published, publisher, address, cancellation))
                .WithName($"followProjects{name}").WithTags("Changes")
                .WithSummary($"The newest changes of projects that a filter finds, and what institutions answered to their signals, as {(ending == "atom" ? "Atom" : "JSON Feed")}")
                .WithDescription("The newest 50 entries. With the filter of `listProjects`: a search is followed by its address. For every change without gaps, see "
                    + "`listChanges`.")
                .WithMetadata([.. ProjectListParameters.All.Where(parameter => parameter.Name is not ("limit" or "cursor")), Language])
                .Produces(StatusCodes.Status200OK, contentType: contentType)
                .Produces(StatusCodes.Status304NotModified)
                .ProducesProblems(ProblemKind.UnknownParameter);
            routes.MapGet($"/api/v1/projects/{{id}}/changes.{ending}", (string id, HttpRequest request, ChangeFeed changes, SignalReplies replies, Db db, Published published, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                    ProjectAsync(id, request, contentType, changes, replies, db, published, publisher, address, cancellation))
                .WithName($"followProject{name}").WithTags("Changes")
                .WithSummary($"The newest changes of one project, and what its institution answered to signals, as {(ending == "atom" ? "Atom" : "JSON Feed")}")
                .WithDescription("The newest 50 entries. Entries of versions lead to the project's page; what changed in each stands under `getDifference`. 404 for a "
                    + "project that never was; one that was withdrawn keeps its feed.")
                .WithMetadata(Language)
                .Produces(StatusCodes.Status200OK, contentType: contentType)
                .Produces(StatusCodes.Status304NotModified)
                .ProducesProblems(ProblemKind.UnknownProject, ProblemKind.UnknownParameter);
        }
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, string contentType, ChangeFeed changes, SignalReplies replies, Db db, TimeProvider clock, Published published, Func<Publisher> publisher,
        PublicAddress address, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, ["lang"], out var problems);
        if (problems.Count > 0)
            return problems[0];
        var words = Words(request);
        var found = await changes.NewestAsync(filter, Entries, cancellation);
        var answers = await replies.NewestAsync(filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow()), Entries, cancellation);
        var title = filter.IsEmpty
            ? words["feed.all"]
            : words.Say("feed.filtered", string.Join(", ", filter.ToParameters().Select(parameter => parameter.Value)));
        var page = address.Of(words.Link(PageAddress.Projects) + QueryString.Create(filter.ToParameters()!));
        return Answer(request, contentType, title, page, words, found, answers, await published.CurrentAsync(cancellation), publisher, address);
    }

    private static async Task<IResult> ProjectAsync(
        string id, HttpRequest request, string contentType, ChangeFeed changes, SignalReplies replies, Db db, Published published, Func<Publisher> publisher,
        PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "lang") is { } refused)
            return refused;
        var found = await changes.NewestAsync(id, Entries, cancellation);
        if (found.Count == 0)
            return new Problem(ProblemKind.UnknownProject, id);
        var words = Words(request);
        var answers = await replies.NewestAsync(db.Projects.AsNoTracking().Where(project => project.ProjectId == id), Entries, cancellation);
        return Answer(
            request, contentType, found[0].Title ?? id, address.Of(words.Link(PageAddress.Project, id)), words, found, answers,
            await published.CurrentAsync(cancellation), publisher, address);
    }

    private static IResult Answer(
        HttpRequest request, string contentType, string title, string page, Wording words, IReadOnlyList<ChangeEntry> found,
        IReadOnlyList<(SignalReply Reply, string? Title, string? Institution)> answers, Storage.Publications.Publication? publication, Func<Publisher> publisher, PublicAddress address)
    {
        // Both lists are the newest of their kind, so the newest of both are among them.
        var entries = found.Select(entry => Entry(entry, words, address)).Concat(answers.Select(answer => Entry(answer.Reply, answer.Title, answer.Institution, words, address)))
            .OrderByDescending(entry => entry.At).Take(Entries).ToList();
        var feed = new Feed
        {
            Address = address.Of(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()),
            Title = title,
            Page = page,
            Language = words.Language,
            Author = publisher().Name,
            Updated = entries.Count > 0 ? entries[0].At : publication?.PublishedAt ?? DateTimeOffset.UnixEpoch,
            Entries = entries,
        };
        var bytes = contentType == AtomWriter.ContentType ? AtomWriter.Write(feed) : JsonFeedWriter.Write(feed);
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=60";
        headers.Append("Vary", "Accept-Language");
        return new TaggedBytes(bytes, contentType);
    }

    private static FeedEntry Entry(ChangeEntry entry, Wording words, PublicAddress address)
    {
        var (change, id) = (entry.Change, Uri.EscapeDataString(entry.Change.ProjectId));
        var facts = new[]
        {
            entry.Authority,
            entry.Status is null ? null : words.Code("projectStatus.csv", entry.Status),
            entry.Value is null ? null : words.Money(entry.Value, entry.Currency),
            change.MergedInto is null ? null : words.Say("feed.mergedInto", change.MergedInto),
            words.Say("feed.version", change.Version),
        };
        return new FeedEntry(
            address.Of($"/api/v1/projects/{id}/versions/{change.Version}"),
            address.Of(words.Link(PageAddress.Project, change.ProjectId)),
            words.Say($"feed.{Word.Of(change.Kind)}", entry.Title ?? change.ProjectId),
            string.Join(" · ", facts.OfType<string>()),
            change.At);
    }

    /// <summary>An institution's answer to what the data leave open; its question goes with it, so that nobody reads the one without the other.</summary>
    private static FeedEntry Entry(SignalReply reply, string? title, string? institution, Wording words, PublicAddress address) => new(
        address.Of($"/api/v1/signals/{SignalRules.Code(reply.Signal)}#{reply.Id.ToString(CultureInfo.InvariantCulture)}"),
        address.Of(words.Link(PageAddress.Project, reply.ProjectId)) + "#signals",
        words.Say("feed.replied", title ?? reply.ProjectId),
        $"{reply.Signal.Text("question", words.Language)} · {words.Say("feed.answer", institution ?? reply.Institution, reply.Text)}",
        reply.At);

    private static Wording Words(HttpRequest request) =>
        new(request.Query["lang"].ToString() is "es" or "en" ? request.Query["lang"].ToString() : RequestLanguage.Of(request));
}
