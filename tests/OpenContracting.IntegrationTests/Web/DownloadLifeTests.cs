using OpenContracting.Web.Downloads;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What becomes of downloads' files, without a host.</summary>
public sealed class DownloadLifeTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory();

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void ADownloadIsCancelledAfterItWasLetGoOf()
    {
        var path = Path.Combine(root.FullName, "file");
        File.WriteAllText(path, "x");
        var download = new Download(DownloadOrder.New("csv", "", DateTimeOffset.UnixEpoch, [1]), path);

        download.Dispose();
        download.Cancel();

        Assert.Equal(DownloadState.Cancelled, download.State);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task AFileEndsAtItsLimit()
    {
        using var memory = new MemoryStream();
        await using var file = new LimitedStream(memory, 10);

        await file.WriteAsync(new byte[10]);

        Assert.Throws<DownloadTooLargeException>(() => file.WriteByte(0));
        await Assert.ThrowsAsync<DownloadTooLargeException>(async () => await file.WriteAsync(new byte[1]));
        Assert.Equal(10, memory.Length);
    }

    [Fact]
    public void OnlyTheFolderOfAProcessThatDiedIsSwept()
    {
        using var alive = new DownloadFolder(root.FullName);
        File.WriteAllText(alive.NewPath(), "x");
        var died = root.CreateSubdirectory("died");
        File.WriteAllText(Path.Combine(died.FullName, "file"), "x");

        new DownloadFolder(root.FullName).Sweep();

        Assert.False(Directory.Exists(died.FullName));
        Assert.Single(root.EnumerateFiles("*", SearchOption.AllDirectories), file => file.Extension != ".lock");
    }
}
