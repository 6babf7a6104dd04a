using System.Text;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Exports;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Storage;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class PullTestsOnSqlite() : PullTests(Database.Sqlite);

public sealed class PullTestsOnPostgreSql() : PullTests(Database.PostgreSql);

/// <summary>What is fetched from a source that behaves as DGCP's does, and what is not.</summary>
public abstract class PullTests(Database kind) : DatabaseTests(kind)
{
    private static readonly DateTimeOffset Now = new(2026, 9, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(Now);
    private ServiceProvider services = null!;

    private PullExports Pulls => services.GetRequiredService<PullExports>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new PullRules { FirstWait = TimeSpan.FromMilliseconds(1), Pace = TimeSpan.Zero, Attempts = 3 })
            .AddOpenContractingStorage(TestDatabase.Options)
            .AddOpenContractingJobs(_ => new Publisher { Address = "https://obras.example.org" })
            .BuildServiceProvider();
    }

    public override async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await base.DisposeAsync();
    }

    [DatabaseFact]
    public async Task MonthsAreFetchedBackToTheFirstAndOnlyTheNewestAreAskedForAgain()
    {
        await using var source = await StandInSource.StartAsync();
        foreach (var month in (string[])["2026/05", "2026/06", "2026/08"])
            source.Serve($"/file/{month}", Encoding.UTF8.GetBytes($"month {month}"));
        await AddAsync(source.Address + "/file/{year}/{month}", PullStrategy.Months, firstMonth: "2026-04", window: 2);

        Assert.Equal(new PullResult(3, 0, 3, 0, null, null), await Pulls.PullAsync("dgcp", asked: false, default));
        Assert.Equal(["09", "08", "07", "06", "05", "04"], source.Asked.Select(path => path[^2..]));
        await using (var db = Open())
        {
            Assert.Equal(
                [("dgcp-2026-05", "2026-05"), ("dgcp-2026-06", "2026-06"), ("dgcp-2026-08", "2026-08")],
                (await db.Exports.OrderBy(export => export.Period).ToListAsync()).Select(export => (export.Name, export.Period!)));
            Assert.All(await db.Exports.ToListAsync(), export => Assert.Equal("pull:dgcp", export.ReceivedFrom));
            var files = await db.PulledFiles.ToDictionaryAsync(file => file.Address);
            Assert.Equal(["2026-04", "2026-07"], PullMonths.Gaps(await db.PullSources.SingleAsync(), files).Select(PullMonths.Text));
        }

        // A month that changed is a new export; one that did not is not even sent.
        source.Serve("/file/2026/09", "month 2026/09"u8.ToArray());
        Assert.Equal(new PullResult(1, 1, 0, 0, null, null), await Pulls.PullAsync("dgcp", asked: false, default));
        Assert.Equal(["/file/2026/09", "/file/2026/08 if changed"], source.Asked.Skip(6));
    }

    [DatabaseFact]
    public async Task AStumblingServerIsAskedAgainAndABrokenAnswerLeavesNothingBehind()
    {
        await using var source = await StandInSource.StartAsync();
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        source.Serve("/all.json", content);
        source.BreakOff("/all.json", content, times: 1);
        source.Fail("/all.json", 503, times: 1);
        await AddAsync(source.Address + "/all.json", PullStrategy.File);

        Assert.Equal(new PullResult(1, 0, 0, 0, null, null), await Pulls.PullAsync("dgcp", asked: false, default));

        Assert.Equal(3, source.Asked.Count);
        await using var db = Open();
        Assert.Equal(content.Length, Assert.Single(await db.Exports.ToListAsync()).Size);
        Assert.Equal(content.Length, (await db.ExportChunks.ToListAsync()).Sum(chunk => chunk.Bytes.Length));
    }

    [DatabaseFact]
    public async Task ASourceThatKeepsFailingIsLeftAloneForAWhileUnlessAPersonAsks()
    {
        await using var source = await StandInSource.StartAsync();
        source.Serve("/all.json", "{}"u8.ToArray());
        source.Fail("/all.json", 500, times: 12);
        await AddAsync(source.Address + "/all.json", PullStrategy.File);

        for (var pull = 1; pull <= 3; pull++)
            Assert.Equal(("status", "500"), Problem(await Pulls.PullAsync("dgcp", asked: false, default)));
        Assert.Null(await Pulls.PullAsync("dgcp", asked: false, default));
        Assert.Equal(9, source.Asked.Count);
        await using (var db = Open())
            Assert.Equal((3, clock.Now.AddHours(1)), await db.PullSources.Select(row => new ValueTuple<int, DateTimeOffset?>(row.Failures, row.PausedUntil)).SingleAsync());

        Assert.Equal(("status", "500"), Problem(await Pulls.PullAsync("dgcp", asked: true, default)));
        clock.Now = Now.AddHours(1.5);
        Assert.Null(await Pulls.PullAsync("dgcp", asked: false, default));
        clock.Now = Now.AddHours(2);
        Assert.Equal(1, (await Pulls.PullAsync("dgcp", asked: false, default))!.Fetched);
        await using (var db = Open())
            Assert.Equal((0, null), await db.PullSources.Select(row => new ValueTuple<int, DateTimeOffset?>(row.Failures, row.PausedUntil)).SingleAsync());
    }

    [DatabaseFact]
    public async Task AMissingIntermediateCertificateIsNamedAndCanBeGivenWhileAnExpiredOneIsRefused()
    {
        var certificates = new TestCertificates();
        await using var source = await StandInSource.StartAsync(certificates.Server());
        source.Serve("/all.json", "{}"u8.ToArray());
        await AddAsync(source.Address + "/all.json", PullStrategy.File);
        Assert.Equal("certificate-incomplete", (await Pulls.PullAsync("dgcp", asked: true, default))!.ProblemCode);

        await ChangeAsync(row => row.Certificates = certificates.Root);
        Assert.Equal("certificate-incomplete", (await Pulls.PullAsync("dgcp", asked: true, default))!.ProblemCode);

        await ChangeAsync(row => row.Certificates = certificates.Root + "\n" + certificates.Intermediate);
        Assert.Equal(1, (await Pulls.PullAsync("dgcp", asked: true, default))!.Fetched);

        await using var old = await StandInSource.StartAsync(certificates.Server(expired: true));
        await ChangeAsync(row => row.Address = old.Address + "/all.json");
        Assert.Equal("certificate-expired", (await Pulls.PullAsync("dgcp", asked: true, default))!.ProblemCode);
        Assert.Empty(old.Asked);
    }

    [DatabaseFact]
    public async Task AnAddressInsideTheLocalNetworkIsRefusedUnlessItsHostIsNamedAndSoIsARedirect()
    {
        await using var source = await StandInSource.StartAsync();
        source.Redirect("/all.json", source.Address.Replace("localhost", "127.0.0.1") + "/secret");
        source.Serve("/secret", "{}"u8.ToArray());
        await AddAsync(source.Address + "/all.json", PullStrategy.File);

        await ChangeAsync(row => row.PrivateHosts = []);
        Assert.Equal(("private-address", "localhost"), Problem(await Pulls.PullAsync("dgcp", asked: true, default)));
        Assert.Empty(source.Asked);

        await ChangeAsync(row => row.PrivateHosts = ["localhost"]);
        Assert.Equal(("private-address", "127.0.0.1"), Problem(await Pulls.PullAsync("dgcp", asked: true, default)));
        Assert.Equal(["/all.json"], source.Asked);
    }

    [DatabaseFact]
    public async Task PagesAreFollowedAndABrokenOneIsWhereTheNextPullGoesOn()
    {
        await using var source = await StandInSource.StartAsync();
        source.Serve("/releases?page=1", """{"releases":[],"n":1,"links":{"next":"/releases?page=2"}}"""u8.ToArray());
        source.Serve("/releases?page=2", """{"releases":[],"n":2,"links":{"next":"/releases?page=3"}}"""u8.ToArray());
        source.Serve("/releases?page=3", """{"releases":[],"n":3,"links":{"prev":"/releases?page=2"}}"""u8.ToArray());
        source.Fail("/releases?page=2", 500, times: 3);
        await AddAsync(source.Address + "/releases?page=1", PullStrategy.Pages);

        Assert.Equal(new PullResult(1, 0, 0, 1, "status", "500"), await Pulls.PullAsync("dgcp", asked: true, default));
        Assert.Equal(new PullResult(2, 0, 0, 0, null, null), await Pulls.PullAsync("dgcp", asked: true, default));
        source.Serve("/releases?page=3", """{"releases":[],"n":3,"links":{"next":"http://elsewhere.example/4"}}"""u8.ToArray());
        Assert.Equal(new PullResult(1, 0, 0, 0, "other-host", "elsewhere.example"), await Pulls.PullAsync("dgcp", asked: true, default));

        Assert.Equal("1 2 2 2 2 3 3", string.Join(' ', source.Asked.Select(path => path[^1])));
    }

    [DatabaseFact]
    public async Task ActsAreListedAndTheirPagesFetchedWhereTheyChangedAndAMissingPageIsAGap()
    {
        await using var source = await StandInSource.StartAsync();
        var lists = new Dictionary<string, string>
        {
            [" 2026-09"] = List(next: "77", Listed("2026-0-09-01-08-LP-900001", 7, 11, "2026-09-01T10:00:00"), Listed("2026-0-09-01-08-LP-900002", 16, 12, "2026-09-02T10:00:00")),
            ["77 2026-09"] = List(next: "77", Listed("2026-0-09-01-08-LP-900003", 7, 13, "2026-09-03T10:00:00"), Listed("2026-0-09-01-08-LP-900004", 7, 14, "2026-09-03T10:00:00")),
            [" 2026-08"] = List(next: null),
        };
        source.Answer("/api/busqueda/proceso-lista-publico", question => lists[question]);
        foreach (var (layout, flow) in ((int, int)[])[(7, 11), (7, 12), (7, 13)])
            source.Serve(Page(layout, flow), Encoding.UTF8.GetBytes("""{"status":200,"result":{"pageComponentes":[{"label":"Entidad","value":"E"}]}}"""));
        source.Fail(Page(7, 13), 500, times: 3);
        await AddAsync(source.Address + "/api/busqueda/proceso-lista-publico", PullStrategy.Acts, window: 2);

        // Two lists and the pages of the first; of the second list one page fails and one is not there.
        Assert.Equal(new PullResult(3, 0, 1, 1, "status", "500"), await Pulls.PullAsync("dgcp", asked: true, default));
        Assert.Equal(["Failed 2026-09 #2026-09", "Fetched 2026-08 #2026-08", "Absent 2026-09 14", "Failed 2026-09 13"], await GapsAsync());

        // What is known is not fetched again; what failed is, and what changed.
        var asked = source.Asked.Count;
        lists[" 2026-09"] = lists[" 2026-09"].Replace("2026-09-02T10", "2026-09-09T10");
        Assert.Equal(new PullResult(3, 1, 1, 0, null, null), await Pulls.PullAsync("dgcp", asked: true, default));
        Assert.Equal([Page(7, 12), Page(7, 13), Page(7, 14)], source.Asked.Skip(asked).Where(path => !path.Contains("busqueda")));
        Assert.Equal(["Fetched 2026-09 #2026-09", "Fetched 2026-08 #2026-08", "Absent 2026-09 14"], await GapsAsync());
        await using var db = Open();
        Assert.Equal(
            ["dgcp-2026-09-1.json", "dgcp-2026-09-1-actos.zip", "dgcp-2026-09-2.json", "dgcp-2026-09-1.json", "dgcp-2026-09-1-actos.zip", "dgcp-2026-09-2-actos.zip"],
            await db.Exports.OrderBy(export => export.Id).Select(export => export.Name).ToListAsync());

        // The pages are read: each is a state of its act, dated as the list says.
        var sink = new Snapshots();
        var id = await db.Exports.Where(export => export.Name == "dgcp-2026-09-2-actos.zip").Select(export => export.Id).SingleAsync();
        var bytes = (await db.ExportChunks.Where(chunk => chunk.ExportId == id).OrderBy(chunk => chunk.Number).ToListAsync()).SelectMany(chunk => chunk.Bytes).ToArray();
        ExportReader.Read(new ExportFile("actos.zip", () => new MemoryStream(bytes)), sink);
        var read = Assert.Single(sink.All);
        Assert.Equal(("2026-0-09-01-08-LP-900003", Adapters.DgcpV3Act, new DateTimeOffset(2026, 9, 3, 10, 0, 0, TimeSpan.FromHours(-5))), (read.ExternalReference, read.Adapter, read.Date));
    }

    private async Task<List<string>> GapsAsync()
    {
        await using var db = Open();
        return [.. (await db.PulledFiles.AsNoTracking().ToListAsync()).Where(file => file.Address.Contains('#') || file.State != PulledFileState.Fetched)
            .Select(file => $"{file.State} {file.Period} {file.Address[(file.Address.LastIndexOfAny(['/', '#']) + (file.Address.Contains('#') ? 0 : 1))..]}").OrderBy(line => line.Contains('#') ? 0 : 1)
            .ThenByDescending(line => line[^7..])];
    }

    private static string Page(int layout, int flow) => $"/api/procesos-configuracion/pagina-componentes-publico/{layout}/procesoVistaPliego/{flow}";

    private static string Listed(string number, int type, int flow, string changed) =>
        $$"""{"numProceso":"{{number}}","idTipoProceso":{{type}},"idProcesosContratacionFlujos":{{flow}},"titulo":"T","fechaEstado":"{{changed}}"}""";

    private static string List(string? next, params string[] rows) =>
        $$$"""{"status":200,"result":{"valorInicial":{{{next ?? "null"}}},"registros":[{{{string.Join(',', rows)}}}]}}""";

    private sealed class Snapshots : IExportSink
    {
        public List<ProcessSnapshot> All { get; } = [];

        public void Accept(ProcessSnapshot snapshot) => All.Add(snapshot);

        public void Quarantine(QuarantinedRow row) => Assert.Fail(row.Code);
    }

    [DatabaseFact]
    public async Task OfTwoPullsAtOnceOneFetches()
    {
        await using var source = await StandInSource.StartAsync();
        source.Serve("/all.json", "{}"u8.ToArray());
        await AddAsync(source.Address + "/all.json", PullStrategy.File);
        await ChangeAsync(row => row.ClaimedUntil = Now.AddMinutes(1));

        Assert.Null(await Pulls.PullAsync("dgcp", asked: true, default));
        clock.Now = Now.AddMinutes(2);
        Assert.Equal(1, (await Pulls.PullAsync("dgcp", asked: true, default))!.Fetched);
    }

    [DatabaseFact]
    public async Task ASwitchedOnSourceIsDueInPanamasTimeAndASwitchedOffOneIsNot()
    {
        await AddAsync("https://example.org/all.json", PullStrategy.File);
        var schedule = services.GetRequiredService<PullSchedule>();

        await schedule.RoundAsync(default);
        var due = Assert.Single(Scheduled());
        Assert.Equal((2 + 5, 30), (due.NextExecution!.Value.Hour, due.NextExecution.Value.Minute));

        await ChangeAsync(row => row.Enabled = false);
        await schedule.RoundAsync(default);
        Assert.Empty(Scheduled());
    }

    private List<RecurringJobDto> Scheduled()
    {
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetRecurringJobs();
    }

    private static (string?, string?) Problem(PullResult? result) => (result!.ProblemCode, result.Problem);

    private async Task AddAsync(string address, PullStrategy strategy, string? firstMonth = null, int window = 3)
    {
        await using var db = Open();
        db.PullSources.Add(new PullSource
        {
            Name = "dgcp",
            Source = "dgcp",
            Strategy = strategy,
            Address = address,
            Cron = "30 2 * * *",
            Enabled = true,
            FirstMonth = firstMonth,
            Window = window,
            PrivateHosts = ["localhost"],
        });
        await db.SaveChangesAsync();
    }

    private async Task ChangeAsync(Action<PullSource> change)
    {
        await using var db = Open();
        change(await db.PullSources.SingleAsync());
        await db.SaveChangesAsync();
    }
}
