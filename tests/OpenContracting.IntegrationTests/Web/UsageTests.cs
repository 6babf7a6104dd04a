using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.People.Usage;
using OpenContracting.Storage;
using OpenContracting.Storage.Usage;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Usage;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Use is collected, counted and shown; on the portal that other tests read, so each test has a month of days of its own or an agent of its own.</summary>
public abstract class UsageTests(PublishedPortal shared)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0";

    private RunningPortal Portal => shared.Portal;

    private UsageKeeper Keeper => Portal.Services.GetRequiredService<UsageKeeper>();

    [DatabaseFact]
    public async Task WhatIsAnsweredIsCountedByItsKindAndNothingElseIs()
    {
        var id = await ProjectAsync(0);
        var page = "/proyectos/" + Uri.EscapeDataString(id);
        await AskAsync(page, Browser);
        await AskAsync(page, Browser);
        await AskAsync(page, Browser, HttpMethod.Head);
        await AskAsync(page, Browser, header: ("Sec-Purpose", "prefetch"));
        await AskAsync(page + "-no-hay", Browser);
        await AskAsync($"/api/v1/projects/{Uri.EscapeDataString(id)}", "curl/8.5.0");
        await AskAsync(page, "Mozilla/5.0 (compatible; ExampleBot/2.1)");
        // Whoever writes another address into the request is still who they are: a double click.
        await AskAsync(page, Browser, header: ("X-Forwarded-For", "203.0.113.7"));
        await AskAsync(page, Browser, header: ("Forwarded", "for=203.0.113.8"));
        // Who asks not to be followed is counted each time.
        await AskAsync(page, Browser, header: ("Sec-GPC", "1"));
        await Keeper.FlushAsync(finish: true, default);

        await using var db = await Portal.OpenDbAsync();
        var rows = await db.UsageDays.AsNoTracking().Where(row => row.Kind == "project" && row.Item == id).ToListAsync();
        var institution = await db.Projects.Where(project => project.ProjectId == id).Select(project => project.PublicAuthorityId).SingleAsync();
        Assert.Equal((2, 1), Totals(rows, AgentClass.Person));
        Assert.Equal((1, 1), Totals(rows, AgentClass.Machine));
        Assert.Equal((1, 1), Totals(rows, AgentClass.Robot));
        Assert.All(rows, row => Assert.Equal(institution ?? "", row.Institution));
        Assert.False(await db.UsageDays.AnyAsync(row => row.Item == id + "-no-hay"));
    }

    [DatabaseFact]
    public async Task AFileInPiecesIsOneDelivery()
    {
        const string File = "/api/v1/bulk/full/projects.jsonl.gz";
        var agent = "curl/8.5.0 (pieces)";
        var length = (await AskAsync(File, agent, HttpMethod.Head)).Content.Headers.ContentLength!.Value;
        var before = await RequestsAsync("full/projects.jsonl.gz");
        await AskAsync(File, agent, header: ("Range", $"bytes=0-{length / 2}"));
        await Keeper.FlushAsync(finish: true, default);
        Assert.Equal(before, await RequestsAsync("full/projects.jsonl.gz"));
        await AskAsync(File, agent, header: ("Range", $"bytes={(length / 2) + 1}-{length - 2}"));
        await AskAsync(File, agent, header: ("Range", $"bytes={length - 1}-"));
        await Keeper.FlushAsync(finish: true, default);

        Assert.Equal(before + 1, await RequestsAsync("full/projects.jsonl.gz"));
    }

    [DatabaseFact]
    public async Task FewAreHiddenAndManyAreShownOnThePageInTheApiAndInTheCsv()
    {
        await using var db = await Portal.OpenDbAsync();
        var id = await ProjectAsync(1);
        db.UsageDays.AddRange(
            Day(new DateOnly(2020, 5, 4), id, AgentClass.Person, investigations: 7, requests: 4),
            Day(new DateOnly(2020, 5, 5), id, AgentClass.Person, investigations: 10, requests: 0),
            Day(new DateOnly(2020, 6, 1), id, AgentClass.Machine, investigations: 4, requests: 4));
        await db.SaveChangesAsync();

        using var answer = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/usage?by=month&from=2020-05-01&to=2020-06-30"));
        var rows = answer.RootElement.GetProperty("rows");
        Assert.Equal(
            """[{"key":"2020-05","agent":"person","investigations":17,"requests":null,"uniqueInvestigations":0,"uniqueRequests":0,"sessions":0,"shares":0,"saves":0,"follows":0},"""
            + """{"key":"2020-06","agent":"machine","investigations":null,"requests":null,"uniqueInvestigations":0,"uniqueRequests":0,"sessions":0,"shares":0,"saves":0,"follows":0}]""",
            rows.GetRawText());
        Assert.Equal(
            "project,agent,investigations,requests,unique_investigations,unique_requests,sessions,shares,saves,follows\r\n"
            + $"{id},person,17,<5,0,0,0,0,0,0\r\n{id},machine,<5,<5,0,0,0,0,0,0\r\n",
            await Portal.Client.GetStringAsync("/api/v1/usage.csv?by=project&from=2020-05-01&to=2020-06-30"));
        Assert.Contains("17 consultas y &lt;5 entregas", await Portal.Client.GetStringAsync("/proyectos/" + Uri.EscapeDataString(id)));
    }

    [DatabaseFact]
    public async Task AMonthFarAboveTheTwelveBeforeItStandsOut()
    {
        var today = UsageRules.DayOf(DateTimeOffset.UtcNow);
        var month = new DateOnly(today.Year, today.Month, 1);
        await using var db = await Portal.OpenDbAsync();
        // Something was counted long ago, so that a year was; ten looks a month are usual of both.
        db.UsageDays.Add(Day(new DateOnly(2018, 1, 1), "long-ago", AgentClass.Person, investigations: 1, requests: 0));
        foreach (var (item, count) in new[] { ("stands-out", 131), ("as-usual", 130) })
        {
            db.UsageDays.Add(Day(month.AddMonths(-7), item, AgentClass.Person, investigations: 120, requests: 0));
            db.UsageDays.Add(Day(month, item, AgentClass.Person, investigations: count, requests: 0));
        }

        await db.SaveChangesAsync();
        await using var scope = Portal.Services.CreateAsyncScope();
        var spikes = await scope.ServiceProvider.GetRequiredService<UsageFigures>().SpikesAsync(default);
        var page = WebUtility.HtmlDecode(await Portal.Client.GetStringAsync("/uso"));

        Assert.Contains(new UsageSpike(month, "project", "stands-out", AgentClass.Person, 131, 10), spikes);
        Assert.DoesNotContain(spikes, spike => spike.Item == "as-usual");
        Assert.Contains("131 consultas de personas, con una media de 10:", page);
    }

    [DatabaseFact]
    public async Task ProcessesThatAddAtOnceLoseNothing()
    {
        var before = await RequestsAsync("projects");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var collector = new UsageCollector(new VisitorKeys(), TimeProvider.System);
            using var keeper = ActivatorUtilities.CreateInstance<UsageKeeper>(Portal.Services, collector);
            for (var i = 0; i < 5; i++)
            {
                collector.Record(Asked("listProjects", "many-processes/1.0"));
                await keeper.FlushAsync(finish: true, default);
            }
        })));

        Assert.Equal(before + 20, await RequestsAsync("projects"));
    }

    [DatabaseFact]
    public async Task WhatComesFasterThanItCanBeCountedIsDroppedAndSaidSo()
    {
        const int Line = 16_384;
        var collector = new UsageCollector(new VisitorKeys(), TimeProvider.System);
        using var keeper = ActivatorUtilities.CreateInstance<UsageKeeper>(Portal.Services, collector);
        var asked = Asked("listProjects", "flood/1.0");
        for (var i = 0; i < Line + 100; i++)
            collector.Record(asked);
        await keeper.FlushAsync(finish: true, default);

        using var answer = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/usage"));
        Assert.Equal(100, answer.RootElement.GetProperty("dropped").GetInt64());
    }

    [DatabaseFact]
    public async Task UnknownParametersOfUsageAreRefused()
    {
        foreach (var query in new[] { "?by=visitor", "?from=ayer", "?ip=1" })
            Assert.Equal(HttpStatusCode.BadRequest, (await Portal.Client.GetAsync("/api/v1/usage" + query)).StatusCode);
    }

    /// <summary>
    /// Every column of the counts is a number, a day, a moment, a state, or a text listed here with what it holds: codes, ids and versions of ours.
    /// A new column fails this test until somebody says what it holds.
    /// </summary>
    [DatabaseFact]
    public async Task NoColumnOfUseCanHoldAnAddressOrAnAgent()
    {
        string[] ours =
        [
            // Codes of ours, ids of published things (an answer of 200 named them), and the list's version.
            "UsageDay.Kind", "UsageDay.Item", "UsageDay.Institution", "UsageDay.Format", "UsageDay.Channel", "UsageDay.RobotsList",
            // What staff write.
            "UsageRestatement.Channel", "UsageRestatement.Item", "UsageRestatement.Reason",
            "SocialFigure.Network", "SocialFigure.Post", "SocialFigure.Account", "PollDay.Answer",
        ];
        await using var db = await Portal.OpenDbAsync();
        var types = new[] { typeof(UsageDay), typeof(UsageFlush), typeof(UsageRestatement), typeof(SocialFigure), typeof(PollDay) };
        var unexplained = types.SelectMany(type => db.Model.FindEntityType(type)!.GetProperties())
            .Where(property => !IsHarmless(property)).Select(Name).Except(ours);
        Assert.Empty(unexplained);
        Assert.Empty(db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(IPAddress) || LooksLikeAVisitor(property.Name)).Select(Name));
        // A visitor's key has no column either: nothing is 16 bytes or a number of 128 bits.
        Assert.DoesNotContain(types.SelectMany(type => db.Model.FindEntityType(type)!.GetProperties()),
            property => property.ClrType == typeof(UInt128) || property.ClrType == typeof(byte[]));
        Assert.DoesNotContain(db.Model.FindEntityType(typeof(Use))!.GetProperties(), property => LooksLikeAVisitor(property.Name));
    }

    [DatabaseFact]
    public void EveryReadingOperationIsCountedOrSaidNotToBe()
    {
        // What belongs to one sender, says how far something is, or describes the service.
        string[] notCounted =
        [
            "getStatus", "getRun", "getExport", "getUpload", "getTemplate", "getDownload", "getValidation", "followValidation", "getValidationReport", "getValidationBadge",
            "getCatalogue", "getDataJson", "getRegistryEntry",
            // Who reports or reads of irregularities leaves no trace, not even in a sum.
            "listCases", "downloadCasesCsv", "getCase", "getCaseStatistics", "downloadCaseStatisticsCsv", "getCaseChain",
        ];
        using var document = JsonDocument.Parse(Portal.Client.GetStringAsync("/api/v1/openapi.json").Result);
        var reading = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .Select(path => path.Value.GetProperty("get").GetProperty("operationId").GetString()!).ToList();

        Assert.Empty(reading.Except(UsageRoutes.Operations).Except(notCounted));
        Assert.Empty(notCounted.Except(reading));
    }

    private static bool IsHarmless(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type.IsEnum || type == typeof(long) || type == typeof(DateOnly) || type == typeof(DateTimeOffset)
            || (type == typeof(Guid) && property.DeclaringType.ClrType == typeof(UsageFlush));
    }

    private static bool LooksLikeAVisitor(string name) =>
        name.Contains("Visitor", StringComparison.Ordinal) || name.Contains("UserAgent", StringComparison.Ordinal) || name.Contains("Referrer", StringComparison.Ordinal)
        || name is "Ip" or "IpAddress" or "RemoteAddress" or "Browser" || (name.Contains("Agent", StringComparison.Ordinal) && name != nameof(UsageDay.Agent));

    private static string Name(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";

    private static (long All, long Unique) Totals(IEnumerable<UsageDay> rows, AgentClass agent) =>
        (rows.Where(row => row.Agent == agent).Sum(row => row.Investigations), rows.Where(row => row.Agent == agent).Sum(row => row.UniqueInvestigations));

    private static UsageDay Day(DateOnly day, string project, AgentClass agent, long investigations, long requests) => new()
    {
        Day = day,
        Kind = "project",
        Item = project,
        Institution = "",
        Format = "html",
        Channel = "portal",
        Agent = agent,
        RobotsList = "test",
        Investigations = investigations,
        Requests = requests,
    };

    private DefaultHttpContext Asked(string operation, string agent)
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(Portal.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(source => source.Endpoints)
            .First(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IEndpointNameMetadata>()?.EndpointName == operation));
        context.Request.Method = "GET";
        context.Request.Headers.UserAgent = agent;
        context.Response.ContentType = "application/json";
        return context;
    }

    private async Task<string> ProjectAsync(int skip)
    {
        await using var db = await Portal.OpenDbAsync();
        return await db.Projects.Where(project => project.State == OpenContracting.Storage.Projects.ProjectState.Published)
            .OrderByDescending(project => project.ProjectId).Skip(skip).Select(project => project.ProjectId).FirstAsync();
    }

    private async Task<long> RequestsAsync(string item)
    {
        await Keeper.FlushAsync(finish: true, default);
        await using var db = await Portal.OpenDbAsync();
        return await db.UsageDays.Where(row => row.Item == item && row.Agent == AgentClass.Machine).SumAsync(row => row.Requests);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string agent, HttpMethod? method = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (header is { } more)
            request.Headers.TryAddWithoutValidation(more.Name, more.Value);
        var answer = await Portal.Client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer;
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class UsageTestsOnSqlite(PublishedPortalOnSqlite shared) : UsageTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class UsageTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : UsageTests(shared);
