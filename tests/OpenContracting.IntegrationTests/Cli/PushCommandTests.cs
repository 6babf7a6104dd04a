using OpenContracting.Cli;
using OpenContracting.Cli.Push;
using OpenContracting.Cli.Terminal;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.IntegrationTests.Web;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary><c>occ push</c> against a running instance.</summary>
public sealed class PushCommandTests(PushPortal shared) : IClassFixture<PushPortal>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-push-").FullName;

    [Fact]
    public async Task AnExportIsTriedSentAndFollowedAndKnownTheSecondTime()
    {
        var (file, key) = (RunningPortal.Month("2024-01"), await KeyAsync());

        var (tried, said) = await RunAsync("push", file, "--dry-run", "--server", shared.Portal.Address, "--key-file", key, "--lang", "en");
        Assert.True(tried is ExitCode.Ok or ExitCode.Findings, said);
        Assert.Contains("Nothing was left at the instance.", said);
        Assert.Contains("com_contracts: ", said);

        var (_, sent) = await RunAsync("push", file, "--wait", "--server", shared.Portal.Address, "--key-file", key, "--lang", "en");
        Assert.Contains(": taken in as export ", sent);
        Assert.Contains(" with something new.", sent);
        var (code, again) = await RunAsync("push", file, "--server", shared.Portal.Address, "--key-file", key, "--lang", "en");
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains(": was there already, it is export ", again);
    }

    [Fact]
    public async Task APushThatBreaksOffGoesOnWhereItStood()
    {
        var file = Path.Combine(folder, "large.json");
        await File.WriteAllBytesAsync(file, ReleasePackages.Make(5001, 5400, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero)));
        var key = (await File.ReadAllTextAsync(await KeyAsync())).Trim();
        using var stop = new CancellationTokenSource();
        using var error = new StringWriter();
        // Stopped after some pieces, as by Ctrl+C or a machine that went down.
        var first = new FilePush(new Session("en", TextWriter.Null, error), shared.Portal.Address, key) { PieceLength = 50_000, Quiet = true };
        var pushing = first.RunAsync(file, stop.Token);
        while (await UploadedAsync() < 100_000 && !pushing.IsCompleted)
            await Task.Delay(5);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pushing);

        using var output = new StringWriter();
        await new FilePush(new Session("en", output, error), shared.Portal.Address, key).RunAsync(file, default);

        Assert.Matches(@"large\.json: \d+ % had arrived already; going on from there\.", error.ToString());
        Assert.Contains("taken in as export", output.ToString());
    }

    [Fact]
    public async Task WhatIsRefusedOrMissingIsOneSentence()
    {
        var (file, key) = (RunningPortal.Month("2024-02"), await KeyAsync());
        var wrong = Path.Combine(folder, "wrong.txt");
        await File.WriteAllTextAsync(wrong, "oc_0000000000000000000000000000000000000000000");

        var noKey = await RunAsync("push", file, "--server", shared.Portal.Address, "--lang", "en");
        var noServer = await RunAsync("push", file, "--key-file", key, "--lang", "en");
        var refused = await RunAsync("push", file, "--server", shared.Portal.Address, "--key-file", wrong, "--lang", "en");
        var nowhere = await RunAsync("push", file, "--dry-run", "--server", "http://127.0.0.1:1", "--key-file", key, "--lang", "en");

        Assert.Equal((ExitCode.Usage, ExitCode.Usage, ExitCode.Findings, ExitCode.UnreadableInput), (noKey.Code, noServer.Code, refused.Code, nowhere.Code));
        Assert.Contains("OCC_KEY", noKey.Said);
        Assert.Contains("--server", noServer.Said);
        Assert.StartsWith("http://127.0.0.1:1 does not answer", nowhere.Said);
        Assert.All([noKey, noServer, refused, nowhere], run => Assert.Single(run.Said.Trim().Split('\n')));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<long> UploadedAsync()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return db.Exports.Where(export => export.Name == "large.json").Select(export => export.Size).FirstOrDefault();
    }

    private async Task<string> KeyAsync()
    {
        var file = Path.Combine(folder, "key.txt");
        await File.WriteAllTextAsync(file, await shared.Portal.NewKeyAsync() + "\n");
        return file;
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, output);
        return (code, output.ToString());
    }
}
