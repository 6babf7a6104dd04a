namespace OpenContracting.Cli.Terminal;

/// <summary>Where a result goes: standard output, or a file that appears whole when the work is done and not at all when it fails.</summary>
public sealed class ResultFile : IDisposable
{
    private readonly string? path;
    private readonly string? aside;

    public ResultFile(string? path)
    {
        this.path = path;
        aside = path is null ? null : path + ".part";
        Stream = aside is null ? Console.OpenStandardOutput() : new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
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
}
