using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Storage.Links;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Links;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Addresses of documents are asked politely, once in their time, and what they answered is kept.</summary>
/// <remarks>A server on 127.0.0.2 plays the public one. The documents of the synthetic months stand at hosts that nobody can have, and are never asked.</remarks>
public abstract class LinkCheckTests(PublishedPortal shared) : IAsyncLifetime
{
    // After the time at which the portal itself lists addresses.
    private readonly FixedClock clock = new(DateTimeOffset.UtcNow.AddHours(1));
    private readonly ConcurrentQueue<string> asked = new();
    private WebApplication server = null!;

    private const string Robots = "User-agent: *\nDisallow: /\n\nUser-agent: opencontracting-links\nDisallow: /secreto/\n";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.2:0");
        server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await using var db = await shared.Portal.OpenDbAsync();
        await db.LinkUses.ExecuteDeleteAsync();
        await db.LinkChecks.ExecuteDeleteAsync();
        await db.Settings.Where(setting => setting.Key.StartsWith("link-checks")).ExecuteDeleteAsync();
    }

    [DatabaseFact]
    public async Task EveryAddressIsAskedOnceInItsTimeAndToldByInstitution()
    {
        await Keeper().RoundAsync(default);
        await using var db = await shared.Portal.OpenDbAsync();
        Assert.Empty(asked);
        Assert.NotEqual(0, await db.LinkChecks.CountAsync());
        Assert.Equal([LinkOutcome.LeftAlone], await db.LinkChecks.Select(check => check.Outcome!.Value).Distinct().ToListAsync());

        var project = await db.Projects.OrderBy(each => each.ProjectId).FirstAsync();
        string[] paths = ["/acta.pdf", "/sin-head.pdf", "/perdida.pdf", "/secreto/acta.pdf", "/vuelta", "/movida.pdf", "/a-la-portada.pdf", "/roto.pdf"];
        await AddAsync(db, project.ProjectId, paths);
        Assert.Equal(paths.Length, await Keeper().RoundAsync(default));

        Assert.Equal(LinkOutcome.Reachable, (await FindAsync(db, "/acta.pdf")).Outcome);
        Assert.Equal(LinkOutcome.Reachable, (await FindAsync(db, "/sin-head.pdf")).Outcome);
        Assert.Equal((LinkOutcome.Gone, 404), ((await FindAsync(db, "/perdida.pdf")).Outcome, (await FindAsync(db, "/perdida.pdf")).Status));
        Assert.Equal((LinkOutcome.LeftAlone, "robots"), ((await FindAsync(db, "/secreto/acta.pdf")).Outcome, (await FindAsync(db, "/secreto/acta.pdf")).Cause));
        Assert.Equal((LinkOutcome.Unanswered, "redirects"), ((await FindAsync(db, "/vuelta")).Outcome, (await FindAsync(db, "/vuelta")).Cause));
        Assert.Equal(LinkOutcome.Reachable, (await FindAsync(db, "/movida.pdf")).Outcome);
        Assert.Equal((LinkOutcome.Unanswered, "home"), ((await FindAsync(db, "/a-la-portada.pdf")).Outcome, (await FindAsync(db, "/a-la-portada.pdf")).Cause));
        Assert.Equal((LinkOutcome.Unanswered, "status", 500), ((await FindAsync(db, "/roto.pdf")).Outcome, (await FindAsync(db, "/roto.pdf")).Cause, (await FindAsync(db, "/roto.pdf")).Status));
        Assert.Single(asked, "GET /robots.txt");
        Assert.Contains("GET /sin-head.pdf bytes=0-0", asked);
        Assert.DoesNotContain(asked, line => line.Contains("secreto"));

        var figures = (await Book().CountAsync(default))!;
        var own = figures.Of(project.PublicAuthorityId!);
        Assert.Equal((3, 1, 3), (own.Reachable, own.Gone, own.Unanswered));
        Assert.Equal(42.8m, figures.Nation.Share);
        Assert.Equal(await db.LinkChecks.CountAsync(), figures.Nation.Addresses);
        var of = await Book().OfAsync([Address("/perdida.pdf")], default);
        Assert.Equal(404, of(Address("/perdida.pdf") + "#pagina=3")!.Status);

        // As after a restart: nothing is due, until its time has come.
        asked.Clear();
        Assert.Equal(0, await Keeper().RoundAsync(default));
        Assert.Empty(asked);
        clock.Now += TimeSpan.FromDays(31);
        await Keeper().RoundAsync(default);
        Assert.Contains("HEAD /acta.pdf", asked);
    }

    [DatabaseFact]
    public async Task AHostThatWantsToBeLeftInPeaceIsAndNoMoreThanItsShareIsAskedInADay()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var project = await db.Projects.OrderBy(each => each.ProjectId).Select(each => each.ProjectId).FirstAsync();
        await Keeper().RoundAsync(default);
        await AddAsync(db, project, ["/1.pdf", "/2.pdf", "/3.pdf"]);

        Assert.Equal(2, await Keeper(perDay: 2).RoundAsync(default));
        Assert.Equal(0, await Keeper(perDay: 2).RoundAsync(default));
        await AddAsync(db, project, ["/0-ocupado.pdf"]);
        clock.Now += TimeSpan.FromHours(25);
        Assert.Equal(1, await Keeper().RoundAsync(default));
        var busy = await FindAsync(db, "/0-ocupado.pdf");
        Assert.Equal((LinkOutcome.Unanswered, "busy", 429), (busy.Outcome, busy.Cause, busy.Status));

        // Its Retry-After holds for the whole host.
        asked.Clear();
        clock.Now += TimeSpan.FromMinutes(59);
        await Keeper().RoundAsync(default);
        Assert.Empty(asked);
        clock.Now += TimeSpan.FromMinutes(2);
        await Keeper().RoundAsync(default);
        Assert.Equal(LinkOutcome.Reachable, (await FindAsync(db, "/3.pdf")).Outcome);
    }

    [DatabaseFact]
    public async Task Get_WhereNothingIsAsked_PagesAndDataSaySo()
    {
        using var counts = JsonDocument.Parse(await shared.Portal.Client.GetStringAsync("/api/v1/documents/links"));
        using var documents = JsonDocument.Parse(await shared.Portal.Client.GetStringAsync("/api/v1/documents?limit=1"));
        var csv = await shared.Portal.Client.GetStringAsync("/api/v1/documents/links.csv");
        var document = documents.RootElement.GetProperty("documents")[0];

        Assert.Equal("""{"checked":false,"institutions":[]}""", counts.RootElement.GetRawText());
        Assert.False(documents.RootElement.GetProperty("linksChecked").GetBoolean());
        Assert.False(document.TryGetProperty("link", out _));
        Assert.Contains("mop,Ministerio de Obras Públicas,false,,,", csv);
        const string Off = "Esta instancia no revisa si las direcciones de los documentos responden.";
        Assert.Contains(Off, await shared.Portal.Client.GetStringAsync("/transparencia"));
        Assert.Contains(Off, await shared.Portal.Client.GetStringAsync($"/proyectos/{document.GetProperty("projectId").GetString()}"));
    }

    private static LinkRules Rules => new()
    {
        IsPublic = address => address.Equals(IPAddress.Parse("127.0.0.2")),
        Pause = TimeSpan.Zero,
    };

    private LinkKeeper Keeper(int perDay = 2000)
    {
        var services = shared.Portal.Services;
        return new LinkKeeper(
            services.GetRequiredService<IDbContextFactory<Db>>(), services.GetRequiredService<IServiceScopeFactory>(), new LinkSettings(true, 30, perDay), Rules,
            services.GetRequiredService<PublicAddress>(), services.GetRequiredService<IHostApplicationLifetime>(), clock, NullLogger<LinkKeeper>.Instance);
    }

    private LinkBook Book() => new(shared.Portal.Services.GetRequiredService<IDbContextFactory<Db>>(), new LinkSettings(true, 30, 2000), clock);

    private string Address(string path) => server.Urls.Single() + path;

    private async Task AddAsync(Db db, string project, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            db.LinkChecks.Add(new LinkCheck { Address = Address(path), Host = "127.0.0.2", DueAt = clock.Now });
            db.LinkUses.Add(new LinkUse { ProjectId = project, Address = Address(path) });
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private Task<LinkCheck> FindAsync(Db db, string path)
    {
        var address = Address(path);
        return db.LinkChecks.AsNoTracking().SingleAsync(check => check.Address == address);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        asked.Enqueue($"{method} {path} {context.Request.Headers.Range}".TrimEnd());
        Assert.Equal($"OpenContracting-links/1.0 (+{RunningPortal.PublicAddress}/acerca)", context.Request.Headers.UserAgent);
        switch (path)
        {
            case "/robots.txt":
                await context.Response.WriteAsync(Robots);
                return;
            case "/vuelta":
                context.Response.Redirect("/vuelta");
                return;
            case "/movida.pdf":
                context.Response.Redirect("/acta.pdf", permanent: true);
                return;
            case "/a-la-portada.pdf":
                context.Response.Redirect("/");
                return;
            case "/0-ocupado.pdf":
                context.Response.Headers.RetryAfter = "3600";
                break;
        }

        context.Response.StatusCode = path switch
        {
            "/sin-head.pdf" => method == "HEAD" ? 405 : 206,
            "/perdida.pdf" => 404,
            "/roto.pdf" => 500,
            "/0-ocupado.pdf" => 429,
            _ => 200,
        };
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class LinkCheckTestsOnSqlite(PublishedPortalOnSqlite shared) : LinkCheckTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class LinkCheckTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : LinkCheckTests(shared);
