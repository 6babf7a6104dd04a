using System.Diagnostics;

namespace OpenContracting.Web.Downloads;

/// <summary>A download being made, or made; its numbers can be read while it is.</summary>
public sealed class Download : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly Stopwatch worked = new();
    private long rowsDone;
    private bool isDisposed;

    public Download(DownloadOrder order, string path) => (Order, Path, Cancellation) = (order, path, cancellation.Token);

    public DownloadOrder Order { get; }

    /// <summary>Where the file is, once it is done.</summary>
    public string Path { get; }

    public DownloadState State { get; private set; }

    /// <summary>Whether it failed because its file grew larger than one may.</summary>
    public bool IsTooLarge { get; private set; }

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

    internal bool IsUnderWay => State is DownloadState.Waiting or DownloadState.Running;

    internal void CountRow() => Interlocked.Increment(ref rowsDone);

    internal void Begin()
    {
        lock (gate)
            if (State == DownloadState.Waiting)
                State = DownloadState.Running;
        worked.Start();
    }

    internal void Done(long bytes, byte[] sha256)
    {
        worked.Stop();
        lock (gate)
            if (Cancellation.IsCancellationRequested)
                Remove(DownloadState.Cancelled);
            else
                (Bytes, Sha256, State) = (bytes, sha256, DownloadState.Done);
    }

    internal void Fail(bool isTooLarge)
    {
        worked.Stop();
        lock (gate)
        {
            IsTooLarge = isTooLarge;
            Remove(Cancellation.IsCancellationRequested ? DownloadState.Cancelled : DownloadState.Failed);
        }
    }

    /// <summary>Stops the work, or has its file no longer given.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (isDisposed)
                return;
            cancellation.Cancel();
            if (State is DownloadState.Waiting or DownloadState.Done)
                Remove(DownloadState.Cancelled);
        }
    }

    /// <summary>As cancelling it; nobody can ask for it any more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            Cancel();
            isDisposed = true;
            cancellation.Dispose();
        }
    }

    private void Remove(DownloadState state)
    {
        State = state;
        // Its folder goes with the process.
        if (Directory.Exists(System.IO.Path.GetDirectoryName(Path)))
            File.Delete(Path);
    }
}
