using OpenContracting.Cli.Terminal;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>A result takes the place of a file whole or not at all, and of nothing but a file.</summary>
public sealed class ResultFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-result-").FullName;

    [Fact]
    public void AResultGivenUpLeavesTheOldOneAndNothingBeside()
    {
        var file = Write("old.json", "old");

        using (var result = new ResultFile(file))
            result.Stream.Write("half"u8);

        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public void ALinkStaysALinkAndWhatItPointsToIsReplaced()
    {
        var file = Write("real.json", "old");
        var link = Path.Combine(folder, "link.json");
        File.CreateSymbolicLink(link, file);

        Finish(link, "new");

        Assert.Equal("new", File.ReadAllText(file));
        Assert.Equal(file, File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName);
    }

    [Fact]
    public void ADeviceIsWrittenToAndNotReplaced()
    {
        var file = Write("behind.json", "");
        using var open = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        Finish($"/dev/fd/{open.SafeFileHandle.DangerousGetHandle()}", "through");

        Assert.Equal("through", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Finish(string path, string text)
    {
        using var result = new ResultFile(path);
        result.Stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        result.Finish();
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
