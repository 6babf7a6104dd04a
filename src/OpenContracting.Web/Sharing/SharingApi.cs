using System.Globalization;
using System.Net;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Sharing;

/// <summary>Short addresses, and oEmbed for whoever pastes one of our addresses into a page of theirs.</summary>
public static class SharingApi
{
    public const string OEmbed = "/api/v1/oembed";

    public const int Width = 640;
    public const int Height = 420;
    private const int Narrowest = 240;
    private const int Lowest = 200;

    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(ShortAddresses.Address, ["GET", "HEAD"], FollowAsync).WithName("followShortAddress").ExcludeFromDescription();
        routes.MapGet(OEmbed, GetAsync)
            .WithName("getEmbed").WithTags("Projects")
            .WithSummary("How to show a project inside another page, by oEmbed 1.0")
            .WithDescription("`url` is the address of a project's page in either language, or its short address. The frame that `html` has needs no script and sets no cookie.")
            .WithMetadata(
                new QueryParameter("url", "string", "The project's address on this portal.", IsRequired: true),
                new QueryParameter("maxwidth", "integer", $"The most pixels across; no less than {Narrowest} are given."),
                new QueryParameter("maxheight", "integer", $"The most pixels down; no less than {Lowest} are given."),
                new QueryParameter("format", "string", "Only `json`."))
            .Produces<EmbedBody>()
            .ProducesProblems(ProblemKind.UnknownProject, ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
    }

    /// <summary>The element that shows a project inside another page.</summary>
    public static string Frame(PublicAddress address, string language, string id, string title, int width = Width, int height = Height) =>
        $"<iframe src=\"{WebUtility.HtmlEncode(address.Of(PageAddress.ProjectEmbed.In(language, id)))}\" title=\"{WebUtility.HtmlEncode(title)}\" "
        + $"width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>";

    private static async Task<IResult> FollowAsync(string code, HttpContext context, ShortAddresses addresses, CancellationToken cancellation)
    {
        if (await addresses.FindAsync(code, cancellation) is not { } id)
            return Results.NotFound();
        var english = context.Request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } asked
            && asked.MaxBy(language => language.Quality ?? 1)!.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        context.Response.Headers.Vary = "Accept-Language";
        // Not for ever: a project that becomes part of another leads there.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Redirect(PageAddress.Project.In(english ? "en" : "es", id));
    }

    private static async Task<IResult> GetAsync(
        HttpRequest request, ProjectSearch search, ShortAddresses addresses, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "url", "maxwidth", "maxheight", "format") is { } refused)
            return refused;
        if (request.Query["format"].ToString() is not ("" or "json") and var format)
            return RequestParameters.Malformed("format", format, "parameter.format", "json");
        if (Size(request.Query["maxwidth"], Width, Narrowest) is not { } width)
            return RequestParameters.Malformed("maxwidth", request.Query["maxwidth"], "parameter.limit", Width);
        if (Size(request.Query["maxheight"], Height, Lowest) is not { } height)
            return RequestParameters.Malformed("maxheight", request.Query["maxheight"], "parameter.limit", Height);
        var url = request.Query["url"].ToString();
        if (await ReadAsync(url, address, addresses, cancellation) is not var (language, id)
            || await search.FindAsync(id, cancellation) is not { State: ProjectState.Published } project)
            return new Problem(ProblemKind.UnknownProject, url);
        var title = project.Title ?? id;
        return Results.Json(new EmbedBody(
            title, project.PublicAuthorityName, PortalTexts.All[language, "portal.name"], address.Of(PageAddress.Home.In(language)),
            width, height, Frame(address, language, id, title, width, height),
            address.Of(ShareCards.Address(language, id, project.Version))));
    }

    /// <summary>The language and the project that an address of ours is about.</summary>
    private static async Task<(string Language, string Id)?> ReadAsync(
        string url, PublicAddress address, ShortAddresses addresses, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !url.StartsWith(address.Base + "/", StringComparison.OrdinalIgnoreCase))
            return null;
        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        foreach (var language in new[] { "es", "en" })
            if (After(path, PageAddress.Project.In(language, "")) is { } id)
                return (language, id);
        return After(path, ShortAddresses.Address.Replace("{code}", "")) is { } code && await addresses.FindAsync(code, cancellation) is { } found ? ("es", found) : null;
    }

    private static string? After(string path, string start) =>
        path.StartsWith(start, StringComparison.Ordinal) && path[start.Length..].TrimEnd('/') is { Length: > 0 } rest && !rest.Contains('/') ? rest : null;

    private static int? Size(string? given, int usual, int least) => string.IsNullOrEmpty(given)
        ? usual
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? Math.Clamp(most, least, usual) : null;
}
