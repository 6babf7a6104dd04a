using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Downloads;

/// <summary>Makes downloads, few at a time, each into a file of its own that goes when its time is over.</summary>
public sealed class DownloadDesk : IDisposable
{
    private const int AtOnce = 2;
    private const int MostInLine = 20;

    /// <summary>Files kept at the same time; an older one is made again when it is asked for.</summary>
    private const int MostKept = 40;

    private readonly ConcurrentDictionary<string, Download> downloads = new();
    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly IServiceScopeFactory scopes;
    private readonly PublicAddress address;
    private readonly TimeProvider clock;
    private readonly ILogger<DownloadDesk> log;
    private readonly string folder;

    public DownloadDesk(InstanceSettings settings, IServiceScopeFactory scopes, PublicAddress address, TimeProvider clock, ILogger<DownloadDesk> log)
    {
        (this.scopes, this.address, this.clock, this.log) = (scopes, address, clock, log);
        // Of this process alone; what one that died left behind goes when nobody can ask for it any more.
        var all = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "downloads"));
        foreach (var stray in all.EnumerateDirectories().Where(stray => stray.LastWriteTimeUtc < clock.GetUtcNow() - DownloadOrder.Life))
            stray.Delete(recursive: true);
        folder = Path.Combine(all.FullName, Guid.NewGuid().ToString("n"));
    }

    /// <summary>Puts an order in line; null when the line is full.</summary>
    public Download? Take(string format, string query)
    {
        Sweep();
        return Begin(DownloadOrder.New(format, query, clock.GetUtcNow()));
    }

    /// <summary>Whether an id stands for a download whose time is not over.</summary>
    public bool Knows(string id) => DownloadOrder.Read(id, clock.GetUtcNow()) is not null;

    /// <summary>The download of an id that is known, which is made (again) when this process has none; null when the line is full.</summary>
    public Download? Find(string id)
    {
        Sweep();
        return downloads.TryGetValue(id, out var known) ? known : Begin(DownloadOrder.Read(id, clock.GetUtcNow())!);
    }

    public void Dispose()
    {
        foreach (var download in downloads.Values)
            download.Dispose();
        places.Dispose();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private Download? Begin(DownloadOrder order)
    {
        if (downloads.Values.Count(download => download.State is DownloadState.Waiting or DownloadState.Running) >= MostInLine)
            return null;
        Directory.CreateDirectory(folder);
        var download = new Download(order, Path.Combine(folder, Guid.NewGuid().ToString("n")));
        var kept = downloads.GetOrAdd(order.Id, download);
        if (kept == download)
            download.Ended = Task.Run(() => MakeAsync(download));
        return kept;
    }

    private async Task MakeAsync(Download download)
    {
        try
        {
            await places.WaitAsync(download.Cancellation);
            try
            {
                download.Begin();
                await WriteAsync(download, download.Cancellation);
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception end)
        {
            File.Delete(download.Path);
            if (!download.Cancellation.IsCancellationRequested)
                log.LogError(end, "A download could not be made.");
            download.End(download.Cancellation.IsCancellationRequested ? DownloadState.Cancelled : DownloadState.Failed);
        }
    }

    private async Task WriteAsync(Download download, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var search = scope.ServiceProvider.GetRequiredService<ProjectSearch>();
        var publication = await scope.ServiceProvider.GetRequiredService<Published>().CurrentAsync(cancellation);
        var who = scope.ServiceProvider.GetRequiredService<Func<Publisher>>()();
        var filter = ProjectFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(download.Order.Query)), [], out _);
        download.DataAsOf = publication?.DataAsOf;
        var metadata = who.Package(publication?.DataAsOf ?? clock.GetUtcNow(), publication?.Licence ?? who.Licence) with
        {
            Uri = address.Of($"/api/v1/downloads/{download.Order.Id}/file"),
        };
        await using var file = new FileStream(download.Path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        // The count and the rows are of one moment, whatever is published meanwhile.
        await scope.ServiceProvider.GetRequiredService<Db>().ReadAtOneMomentAsync(async () =>
        {
            download.RowsTotal = await search.CountAsync(filter, cancellation);
            await DownloadFormat.Find(download.Order.Format)!.Write(file, search.All(filter), metadata, download.CountRow, cancellation);
        }, cancellation);
        await file.FlushAsync(cancellation);
        file.Position = 0;
        var sha256 = await SHA256.HashDataAsync(file, cancellation);
        cancellation.ThrowIfCancellationRequested();
        download.End(DownloadState.Done, file.Length, sha256);
    }

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        var kept = downloads.Values.OrderByDescending(download => download.Order.At).ToList();
        foreach (var download in kept.Where((download, index) =>
            download.Order.ExpiresAt <= now || (index >= MostKept && download.State is not (DownloadState.Waiting or DownloadState.Running))))
            if (downloads.TryRemove(download.Order.Id, out _))
                download.Dispose();
    }
}
