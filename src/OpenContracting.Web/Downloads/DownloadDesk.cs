using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;
using OpenContracting.Web.Alarms;
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

    /// <summary>Bytes of files kept at the same time.</summary>
    private const long MostBytesKept = 4L << 30;

    /// <summary>Bytes of one file; whoever wants more takes the files of the publication, which are made already.</summary>
    private const long MostBytesOfOne = 1L << 30;

    /// <summary>What the disk must have left for a download to begin: room for all that are written at once.</summary>
    private const long LeastFree = AtOnce * MostBytesOfOne;

    private readonly Lock begins = new();
    private readonly ConcurrentDictionary<string, Download> downloads = new();
    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly IServiceScopeFactory scopes;
    private readonly PublicAddress address;
    private readonly TimeProvider clock;
    private readonly ILogger<DownloadDesk> log;
    private readonly IDiskSpace disk;
    private readonly string dataFolder;
    private readonly DownloadFolder folder;
    private readonly Lazy<byte[]> key;

    public DownloadDesk(
        InstanceSettings settings, PrivacyKey secret, IDiskSpace disk, IServiceScopeFactory scopes, PublicAddress address, TimeProvider clock,
        ILogger<DownloadDesk> log)
    {
        (this.disk, this.scopes, this.address, this.clock, this.log) = (disk, scopes, address, clock, log);
        dataFolder = settings.DataFolder;
        folder = new DownloadFolder(Path.Combine(dataFolder, "downloads"));
        // Of the secret that all processes of the instance share, but for this use alone.
        key = new(() => HMACSHA256.HashData(secret.Value, "downloads"u8));
    }

    /// <summary>Puts an order in line; null when the line or the disk is full.</summary>
    public Download? Take(string format, string query)
    {
        SweepOwn();
        return Begin(DownloadOrder.New(format, query, clock.GetUtcNow(), key.Value));
    }

    /// <summary>The order that this instance gave an id for; null when it gave none, or its time is over.</summary>
    public DownloadOrder? Read(string id) => DownloadOrder.Read(id, clock.GetUtcNow(), key.Value);

    /// <summary>The download of an order, which is made (again) when this process has none; null when the line or the disk is full.</summary>
    public Download? Find(DownloadOrder order)
    {
        SweepOwn();
        return downloads.TryGetValue(order.Id, out var known) ? known : Begin(order);
    }

    /// <summary>Deletes the files nobody can ask for any more, those of processes that died among them.</summary>
    public void Sweep()
    {
        SweepOwn();
        folder.Sweep();
    }

    public void Dispose()
    {
        foreach (var download in downloads.Values)
            download.Dispose();
        places.Dispose();
        folder.Dispose();
    }

    private Download? Begin(DownloadOrder order)
    {
        lock (begins)
        {
            if (downloads.TryGetValue(order.Id, out var known))
                return known;
            if (downloads.Values.Count(download => download.IsUnderWay) >= MostInLine || disk.FreeBytes(dataFolder) < LeastFree)
                return null;
            var begun = new Download(order, folder.NewPath());
            begun.Ended = Task.Run(() => MakeAsync(begun));
            return downloads[order.Id] = begun;
        }
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
            var isTooLarge = end is DownloadTooLargeException or { InnerException: DownloadTooLargeException };
            if (!isTooLarge && !download.Cancellation.IsCancellationRequested)
                log.LogError(end, "A download could not be made.");
            download.Fail(isTooLarge);
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
            await DownloadFormat.Find(download.Order.Format)!.Write(new LimitedStream(file, MostBytesOfOne), search.All(filter), metadata, download.CountRow, cancellation);
        }, cancellation);
        await file.FlushAsync(cancellation);
        file.Position = 0;
        var sha256 = await SHA256.HashDataAsync(file, cancellation);
        download.Done(file.Length, sha256);
    }

    private void SweepOwn()
    {
        var now = clock.GetUtcNow();
        var (files, bytes) = (0, 0L);
        foreach (var download in downloads.Values.OrderByDescending(download => download.Order.At))
        {
            bytes += download.Bytes ?? 0;
            var isTooMuch = ++files > MostKept || bytes > MostBytesKept;
            if ((download.Order.ExpiresAt <= now || (isTooMuch && !download.IsUnderWay)) && downloads.TryRemove(download.Order.Id, out _))
                download.Dispose();
        }
    }
}
