using System.Globalization;
using System.Text.Json;
using OpenContracting.Publications;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The history of a project: every published version, and what changed between two.</summary>
public static class VersionsApi
{
    private const string List = "/api/v1/projects/{id}/versions";

    public static void MapVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, GetVersions)
            .WithName("listVersions").WithTags("Projects")
            .WithSummary("All versions of a project, oldest first")
            .WithDescription("Versions of projects that are withdrawn, merged or left out are here too, with their state; those have no bytes. `difference` leads to "
                + "what changed against the version before.")
            .Produces<VersionListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownProject)
            .TakesNoParameters();
        routes.MapGet(List + "/{version:int}", GetVersion)
            .WithName("getVersion").WithTags("Projects")
            .WithSummary("One version of a project, exact bytes, which never change")
            .WithDescription("The bytes that were published then, with a strong ETag; they may be kept for ever. 410 where the project was withdrawn with that "
                + "version, 451 where the version was redacted by law; both say why.")
            .WithMetadata(new AnswerSchema(StandardSchemas.Project))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownVersion, ProblemKind.WithdrawnProject, ProblemKind.RedactedVersion)
            .TakesNoParameters();
        routes.MapGet(List + "/{from:int}...{to:int}", GetDifference)
            .WithName("getDifference").WithTags("Projects")
            .WithSummary("What changed between two versions")
            .WithDescription("`patch` is a JSON Patch (RFC 6902) that makes the second version out of the first; `changes` says the same in words, in Spanish or English by Accept-Language.")
            .Produces<DifferenceBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownVersion, ProblemKind.RedactedVersion)
            .TakesNoParameters();
    }

    private static async Task<IResult> GetVersions(string id, ProjectHistory history, PublicAddress address, CancellationToken cancellation)
    {
        var versions = await history.VersionsAsync(id, cancellation);
        if (versions.Count == 0)
            return new Problem(ProblemKind.UnknownProject, id);
        var redactions = await history.RedactionsAsync(id, cancellation);
        var start = address.Of($"/api/v1/projects/{Uri.EscapeDataString(id)}/versions");
        return new TaggedJson<VersionListBody>(new VersionListBody(id, [.. versions.Select(version => new VersionBody
        {
            Version = version.Version,
            PublishedAt = version.PublishedAt,
            State = Word.Of(version.State),
            Reason = redactions.GetValueOrDefault(version.Version.ToString(CultureInfo.InvariantCulture)),
            Sha256 = version.Hash.Length == 0 ? null : Convert.ToHexStringLower(version.Hash),
            Size = version.Size == 0 ? null : version.Size,
            Uri = version.Size == 0 ? null : $"{start}/{version.Version}",
            Difference = version.Size == 0 || versions.All(before => before.Version != version.Version - 1 || before.Size == 0)
                ? null : $"{start}/{version.Version - 1}...{version.Version}",
        })]));
    }

    private static async Task<IResult> GetVersion(string id, int version, HttpContext context, ProjectHistory history, CancellationToken cancellation)
    {
        if (await history.VersionAsync(id, version, cancellation) is not { } row)
            return new Problem(ProblemKind.UnknownVersion, id, version);
        if (row.State == ProjectState.Redacted)
            return await RedactedAsync(row, history, cancellation);
        if (row.State != ProjectState.Published)
            return new Problem(ProblemKind.WithdrawnProject, id, new TextKey($"withdrawn.{Word.Of(row.State)}"));
        // The bytes never change, but one day there may be none.
        return Document(context, row, "public, max-age=3600, must-revalidate");
    }

    /// <summary>That there was a version, and why it is gone.</summary>
    public static async Task<Problem> RedactedAsync(ProjectVersion row, ProjectHistory history, CancellationToken cancellation)
    {
        var number = row.Version.ToString(CultureInfo.InvariantCulture);
        return new Problem(
            ProblemKind.RedactedVersion, row.ProjectId, number, (await history.RedactionsAsync(row.ProjectId, cancellation)).GetValueOrDefault(number) ?? "–");
    }

    /// <summary>A version as its exact bytes.</summary>
    public static IResult Document(HttpContext context, ProjectVersion row, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers["X-Version"] = row.Version.ToString(CultureInfo.InvariantCulture);
        return new TaggedBytes(new CodedBody(row.Json, Convert.ToHexStringLower(row.Hash)), "application/json") { LastModified = row.PublishedAt };
    }

    private static async Task<IResult> GetDifference(
        string id, int from, int to, HttpContext context, ProjectHistory history, CancellationToken cancellation)
    {
        if (await history.VersionAsync(id, from, cancellation) is not { State: ProjectState.Published or ProjectState.Redacted } first)
            return new Problem(ProblemKind.UnknownVersion, id, from);
        if (first.State == ProjectState.Redacted)
            return await RedactedAsync(first, history, cancellation);
        if (await history.VersionAsync(id, to, cancellation) is not { State: ProjectState.Published or ProjectState.Redacted } second)
            return new Problem(ProblemKind.UnknownVersion, id, to);
        if (second.State == ProjectState.Redacted)
            return await RedactedAsync(second, history, cancellation);
        using var before = JsonDocument.Parse(first.Json);
        using var after = JsonDocument.Parse(second.Json);
        var changes = VersionDifference.Between(before.RootElement, after.RootElement);
        var language = RequestLanguage.Of(context.Request);
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.Append("Vary", "Accept-Language");
        // Written before the documents are let go of.
        await new TaggedJson<DifferenceBody>(new DifferenceBody
        {
            Id = id,
            From = from,
            To = to,
            Patch = [.. changes.Select(change => new PatchOperation(change.Operation, change.Pointer, change.After))],
            Changes = [.. changes.Select(change => DifferenceWords.Write(change, after.RootElement, language))],
        }).ExecuteAsync(context);
        return Results.Empty;
    }
}
