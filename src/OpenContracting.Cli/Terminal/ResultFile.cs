namespace OpenContracting.Cli.Terminal;

/// <summary>Where a result goes: standard output, or a file that appears whole when the work is done and not at all when it fails.</summary>
public sealed class ResultFile : IDisposable
{
    private readonly string? path;
    private readonly string? aside;

    public ResultFile(string? path)
    {
        // A link stays one: what it points to is written.
        this.path = path is null || IsDevice(path) || new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        aside = path is null || IsDevice(path) ? null : this.path + ".part";
        Stream = path is null ? Console.OpenStandardOutput()
            : aside is null ? new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1 << 16)
            : new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Takes the result.</summary>
    public Stream Stream { get; }

    /// <summary>The result is whole: put it in place.</summary>
    public void Finish()
    {
        Stream.Dispose();
        if (aside is not null)
            File.Move(aside, path!, overwrite: true);
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (aside is not null && File.Exists(aside))
            File.Delete(aside);
    }

    // A device is written to, never replaced: a file in place of /dev/null breaks every program of the machine.
    private static bool IsDevice(string path) =>
        Path.GetFullPath(path) is var full && full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
