using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Sharing;

/// <summary>The pictures that social networks and messengers show beside a link to a project: one for each version and language.</summary>
/// <remarks>The version is in the address, because networks keep a picture by its address and ask no more. Nothing on it changes with the day.</remarks>
public sealed class ShareCards(InstanceKind kind) : IDisposable
{
    /// <summary>Bytes of cards that are kept drawn; some 700 of them.</summary>
    private const long LargestWeight = 32L << 20;

    private readonly MemoryCache drawn = new(new MemoryCacheOptions { SizeLimit = LargestWeight });

    /// <summary>One at a time: a crawler that asks for all of them takes one core and not every one.</summary>
    private readonly SemaphoreSlim drawing = new(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var language in new[] { "es", "en" })
            routes.MapMethods(Route(language), ["GET", "HEAD"], (string id, int version, HttpContext context, ShareCards cards, ProjectSearch search, CancellationToken cancellation) =>
                cards.SendAsync(id, version, language, context, search, cancellation)).ExcludeFromDescription();
    }

    /// <summary>Where the card of a project's version is.</summary>
    public static string Address(string language, string id, int version) =>
        Route(language).Replace("{id}", Uri.EscapeDataString(id)).Replace("{version:int}", version.ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        drawn.Dispose();
        drawing.Dispose();
    }

    private static string Route(string language) => PageAddress.Project.In(language, "") + (language == "en" ? "{id}/card-{version:int}.png" : "{id}/tarjeta-{version:int}.png");

    private async Task<IResult> SendAsync(string id, int version, string language, HttpContext context, ProjectSearch search, CancellationToken cancellation)
    {
        if (await search.FindAsync(id, cancellation) is not { State: ProjectState.Published } row || version < 1 || version > row.Version)
            return Results.NotFound();
        if (version < row.Version)
        {
            context.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Redirect(Address(language, id, row.Version));
        }

        var png = await DrawnAsync(row, language, cancellation);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(png, "image/png", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(png))[..16]}\""));
    }

    private async Task<byte[]> DrawnAsync(Project row, string language, CancellationToken cancellation)
    {
        var key = (row.ProjectId, row.Version, language);
        if (drawn.TryGetValue(key, out byte[]? known))
            return known!;
        await drawing.WaitAsync(cancellation);
        try
        {
            var png = CardOf(row, new Wording(language)).Draw();
            return drawn.Set(key, png, new MemoryCacheEntryOptions { Size = png.Length });
        }
        finally
        {
            drawing.Release();
        }
    }

    private ShareCard CardOf(Project row, Wording words)
    {
        // No day is needed: what depends on it is not on the card.
        using var sheet = new ProjectSheet(row, words, row.LastPublished);
        var money = sheet.Money();
        // What was announced says least of a work that has all the rest.
        if (money.Count > ShareCard.MostAmounts)
            money = [.. money.Where(line => line.Key != "estimate")];
        return new ShareCard(
            words["portal.name"],
            words[$"inWords.status.{row.Status ?? "unknown"}"],
            row.Title ?? words["works.untitled"],
            string.Join(" · ", new[] { row.PublicAuthorityName ?? row.PublicAuthorityId, row.Province is null ? null : words.Province(row.Province) }.OfType<string>()),
            [.. money.Select(line =>
                new ShareCardAmount(words["money." + line.Key], words.MoneyInShort(line.Amount.Value, line.Amount.Currency), line.Share, line.Kind))],
            words.Say("poster.version", row.Version, words.Date(row.LastPublished)),
            kind.IsDemo ? words["portal.demo"] : null);
    }
}
