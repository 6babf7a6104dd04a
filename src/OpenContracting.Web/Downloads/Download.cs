using System.Diagnostics;

namespace OpenContracting.Web.Downloads;

/// <summary>A download being made, or made; its numbers can be read while it is.</summary>
public sealed class Download : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly Stopwatch worked = new();
    private long rowsDone;

    public Download(DownloadOrder order, string path) => (Order, Path, Cancellation) = (order, path, cancellation.Token);

    public DownloadOrder Order { get; }

    /// <summary>Where the file is, once it is done.</summary>
    public string Path { get; }

    public DownloadState State { get; private set; }

    public long RowsDone => Interlocked.Read(ref rowsDone);

    /// <summary>How many rows it will have, known before the first is written; null while it waits.</summary>
    public long? RowsTotal { get; set; }

    public long? Bytes { get; private set; }

    public byte[]? Sha256 { get; private set; }

    /// <summary>The time the data speak of.</summary>
    public DateTimeOffset? DataAsOf { get; set; }

    public double Seconds => worked.Elapsed.TotalSeconds;

    /// <summary>Ends with the work; never fails.</summary>
    public Task Ended { get; set; } = Task.CompletedTask;

    internal CancellationToken Cancellation { get; }

    internal void CountRow() => Interlocked.Increment(ref rowsDone);

    internal void Begin()
    {
        State = DownloadState.Running;
        worked.Start();
    }

    internal void End(DownloadState state, long? bytes = null, byte[]? sha256 = null)
    {
        worked.Stop();
        (Bytes, Sha256, State) = (bytes, sha256, state);
    }

    /// <summary>Stops the work, or has its file no longer given.</summary>
    public void Cancel()
    {
        cancellation.Cancel();
        if (State is DownloadState.Waiting or DownloadState.Done)
            End(DownloadState.Cancelled);
        if (State == DownloadState.Cancelled)
            File.Delete(Path);
    }

    /// <summary>As cancelling it; nobody can ask for it any more.</summary>
    public void Dispose()
    {
        Cancel();
        cancellation.Dispose();
    }
}
