using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Administration;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

public sealed class AdminCommandTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public async Task HelpIsTheTextAsItStands(params string[] arguments)
    {
        var output = new StringWriter();

        Assert.Equal(0, await Administrator.RunAsync(arguments, output));
        Assert.Equal(PortalTexts.Console("admin.help"), output.ToString().TrimEnd('\r', '\n'));
        Assert.Contains("{year}", output.ToString());
    }

    [Fact]
    public void EveryTextThatTakesArgumentsCanBeFilledIn()
    {
        object?[] arguments = [.. Enumerable.Range(0, 10).Cast<object?>()];
        foreach (var language in new[] { "es", "en" })
            foreach (var key in PortalTexts.All.Keys(language).Where(key => PortalTexts.All[language, key].Contains("{0", StringComparison.Ordinal)))
                Assert.NotEmpty(PortalTexts.All.Format(language, key, arguments));
    }

    [Fact]
    public async Task AnAgreedMappingIsAStepOfTheInstitution()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        await RunAsync(portal, "mapping", "agree", "--institution", "mop");
        var agreed = await portal.Client.GetStringAsync("/api/v1/coverage/institutions/mop");
        await RunAsync(portal, "mapping", "withdraw", "--institution", "mop");
        var withdrawn = await portal.Client.GetStringAsync("/api/v1/coverage/institutions/mop");

        Assert.Contains("\"mapping\":true", agreed.Replace(" ", ""));
        Assert.Contains("\"mapping\":false", withdrawn.Replace(" ", ""));
    }

    [Fact]
    public async Task AKeyMadeAtTheConsoleOpensThePushAndARevokedOneDoesNot()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        var key = (await RunAsync(portal, "keys", "create", "--name", "DGCP", "--source", "dgcp")).Split('\n')[1].Trim();
        using var pushed = await portal.PushAsync(RunningPortal.Month("2024-01"), key);
        var list = await RunAsync(portal, "keys", "list");
        await RunAsync(portal, "keys", "revoke", "--prefix", key[..11]);
        using var refused = await portal.PushAsync(RunningPortal.Month("2024-02"), key);
        var audit = await RunAsync(portal, "audit");

        Assert.True(pushed.IsSuccessStatusCode);
        Assert.DoesNotContain(key, list);
        Assert.Contains($"{key[..11]}\tDGCP\tdgcp", list);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            ["key-created", "export-pushed", "key-revoked"],
            audit.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[2]));
    }

    [Fact]
    public async Task AUserAddedAtTheConsoleGetsALinkOnThePublicAddress()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        var added = await RunAsync(portal, "users", "add", "--email", "ana@example.org", "--role", "curator,moderator");
        var list = await RunAsync(portal, "users", "list");

        Assert.Contains($"{RunningPortal.PublicAddress}/", added);
        Assert.StartsWith("ana@example.org\tcurator,moderator\t-\t", list);
    }

    [Fact]
    public async Task APublicationThatWouldChangeMuchIsShownKeptBackOrLetGoAtTheConsole()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        await PushAsync(portal, "good.json", ReleasePackages.Make(1, 180, March));
        var before = await RecordAsync(portal);
        await PushAsync(portal, "bad.json", ReleasePackages.Make(1, 90, March.AddDays(30), "cancelled"));

        var shown = await RunAsync(portal, "held", "show");
        Assert.Contains("30", shown);
        Assert.Contains("admin held release --publication 2", shown);
        await Assert.ThrowsAsync<OperatorMistakeException>(() => RunAsync(portal, "held", "release", "--publication", "1"));
        // Nothing of what waits is to be seen, in records either.
        Assert.Equal(before, await RecordAsync(portal));
        Assert.DoesNotContain("cancelled", await portal.Client.GetStringAsync($"/api/v1/ocds/releases/{ReleasePackages.Ocid(3)}"));
        await RunAsync(portal, "held", "reject", "--publication", "2", "--reason", "cut off");
        Assert.DoesNotContain("--publication", await RunAsync(portal, "held", "show"));
        Assert.Equal(0, await CancelledAsync(portal));

        // The next export meets the same change; this time a person has looked.
        await PushAsync(portal, "more.json", ReleasePackages.Make(181, 186, March));
        await RunAsync(portal, "held", "release", "--publication", "3");
        await portal.FinishAsync();
        Assert.Equal(30, await CancelledAsync(portal));
        Assert.Contains("cancelled", await RecordAsync(portal));

        var exports = await RunAsync(portal, "exports", "list");
        Assert.Contains($"2\tbad.json\tdgcp\t{PortalTexts.Console("exportState.Released")}\t90", exports);
        Assert.Contains("= 90", exports);
        var audit = await RunAsync(portal, "audit");
        Assert.Contains("decision-rejected", audit);
        Assert.Contains("decision-accepted", audit);
    }

    [Fact]
    public async Task AKeyMadeBeforeTheFirstStartLeavesOpenWhatDataTheInstanceHolds()
    {
        var folder = Directory.CreateTempSubdirectory("oc-admin-").FullName;
        await Administrator.RunAsync(
            ["keys", "create", "--name", "DGCP", "--source", "dgcp", "--data", folder], TextWriter.Null, builder => builder.Logging.ClearProviders());

        await using (var instance = await Instance.StartAsync(
            ["--data", folder, "--no-demo", "--public-address", RunningPortal.PublicAddress, "--urls", "http://127.0.0.1:0"],
            builder => builder.Logging.ClearProviders()))
        {
            Assert.False(instance.Services.GetRequiredService<InstanceKind>().IsDemo);
            await instance.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ARedactedVersionLeavesAMarkAndNoContent()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        await PushAsync(portal, "1.json", ReleasePackages.Make(1, 9, new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero)));
        await PushAsync(portal, "2.json", ReleasePackages.Make(1, 3, new(2026, 4, 1, 14, 0, 0, TimeSpan.Zero), "complete"));
        await using var db = await portal.OpenDbAsync();
        var project = await db.Projects.Where(project => project.Version == 2).Select(project => project.ProjectId).SingleAsync();
        var address = $"/api/v1/projects/{project}/versions";
        var first = await db.Publications.MinAsync(publication => publication.Id);
        var told = await db.PublicationFiles.Where(file => file.Name.StartsWith("bulk/changes/1-")).Select(file => file.Name).Distinct().SingleAsync();
        using (var before = await portal.Client.GetAsync($"/api/v1/bulk/publications/{first}/full/projects.jsonl.gz"))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await Assert.ThrowsAsync<OperatorMistakeException>(() => RunAsync(portal, "versions", "redact", "--project", project, "--version", "2", "--reason", "x"));
        await RunAsync(portal, "versions", "redact", "--project", project, "--version", "1", "--reason", "Auto 12 del tribunal");

        using (var gone = await portal.Client.GetAsync(address + "/1"))
        {
            Assert.Equal(HttpStatusCode.UnavailableForLegalReasons, gone.StatusCode);
            Assert.Contains("Auto 12 del tribunal", await gone.Content.ReadAsStringAsync());
        }

        var versions = await portal.Client.GetStringAsync(address);
        Assert.Contains("\"state\":\"redacted\",\"reason\":\"Auto 12 del tribunal\"", versions);
        foreach (var (path, status) in new[]
        {
            (address + "/1...2", HttpStatusCode.UnavailableForLegalReasons),
            (address + "/2", HttpStatusCode.OK),
            ($"/api/v1/bulk/publications/{first}/full/projects.jsonl.gz", HttpStatusCode.NotFound),
            ("/api/v1/bulk/full/projects.jsonl.gz", HttpStatusCode.OK),
        })
        {
            using var answer = await portal.Client.GetAsync(path);
            Assert.True(answer.StatusCode == status, $"{path}: {answer.StatusCode}");
        }

        Assert.False(await db.PublicationFiles.AnyAsync(file => file.Name == told));
    }

    [Fact]
    public async Task ASourceIsSetTriedAndSwitchedOnAtTheConsole()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        await using var source = await StandInSource.StartAsync();
        source.Serve("/2026/07.zip", await File.ReadAllBytesAsync(RunningPortal.Month("2024-01")));

        var set = await RunAsync(portal, "sources", "set", "--name", "dgcp", "--strategy", "months", "--address", source.Address + "/{year}/{month}.zip",
            "--cron", "30 2 * * *", "--first-month", "2026-07", "--private-hosts", "localhost");
        var pulled = await RunAsync(portal, "sources", "pull", "--name", "dgcp");
        var files = await RunAsync(portal, "sources", "files", "--name", "dgcp");
        var off = await RunAsync(portal, "sources", "list");
        await RunAsync(portal, "sources", "enable", "--name", "dgcp");
        var on = await RunAsync(portal, "sources", "list");

        Assert.Contains("admin sources enable --name dgcp", set);
        Assert.Contains("1", pulled.Split('\n')[1]);
        Assert.Contains("2026-07\tfetched\t-\t", files);
        Assert.Contains("\t30 2 * * *\tapagada", off);
        Assert.Contains("\t30 2 * * *\tbien el ", on);
    }

    [Theory]
    [InlineData("sources set --name x --address ftp://a --cron @daily", "ftp://a")]
    [InlineData("sources set --name x --address https://example.org/ --cron mañana", "mañana")]
    [InlineData("sources set --name x --address https://example.org/", "--cron")]
    [InlineData("sources set --name x --address https://example.org/ --cron @daily --strategy months", "{year}")]
    [InlineData("sources pull --name x", "x")]
    [InlineData("keys make", "keys")]
    [InlineData("keys create --name DGCP", "--source")]
    [InlineData("users add --email a@example.org --role boss", "administrator")]
    [InlineData("keys revoke --prefix oc_nothing", "oc_nothing")]
    public async Task AMistakeIsOneSentence(string command, string named)
    {
        await using var portal = await RunningPortal.StartRealAsync();

        var mistake = await Assert.ThrowsAsync<OperatorMistakeException>(() => RunAsync(portal, command.Split(' ')));

        Assert.Contains(named, Assert.Single(mistake.Sentences));
    }

    private static async Task PushAsync(RunningPortal portal, string name, byte[] export)
    {
        var file = Path.Combine(portal.DataFolder, name);
        await File.WriteAllBytesAsync(file, export);
        using var answer = await portal.PushAsync(file, await portal.NewKeyAsync());
        answer.EnsureSuccessStatusCode();
        await portal.FinishAsync();
    }

    private static Task<string> RecordAsync(RunningPortal portal) =>
        portal.Client.GetStringAsync($"/api/v1/ocds/records/{ReleasePackages.Ocid(3)}");

    private static async Task<int> CancelledAsync(RunningPortal portal)
    {
        await using var db = await portal.OpenDbAsync();
        return await db.Projects.CountAsync(project => project.Status == "cancelled");
    }

    private static async Task<string> RunAsync(RunningPortal portal, params string[] command)
    {
        using var output = new StringWriter();
        await Administrator.RunAsync(
            [.. command, "--data", portal.DataFolder], output,
            builder => builder.Logging.ClearProviders());
        return output.ToString();
    }
}
