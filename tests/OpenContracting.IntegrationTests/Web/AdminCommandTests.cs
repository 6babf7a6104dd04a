using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenContracting.Web.Administration;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

public sealed class AdminCommandTests
{
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

    [Theory]
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

    private static async Task<string> RunAsync(RunningPortal portal, params string[] command)
    {
        using var output = new StringWriter();
        await Administrator.RunAsync(
            [.. command, "--data", portal.DataFolder], output,
            builder => builder.Logging.ClearProviders());
        return output.ToString();
    }
}
