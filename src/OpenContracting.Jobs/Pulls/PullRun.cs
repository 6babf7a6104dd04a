using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.Jobs.Pulls;

/// <summary>One pull of one source, file by file.</summary>
internal sealed partial class PullRun(
    PullSource source, PullRules rules, IDbContextFactory<Db> databases, ExportIntake intake, TimeProvider clock, TimeSpan claim)
{
    private Dictionary<string, PulledFile> known = [];
    private PullException? problem;
    private int failuresInRow;

    public int Fetched { get; private set; }

    public int Unchanged { get; private set; }

    public int Absent { get; private set; }

    public int Failed { get; private set; }

    /// <returns>The first problem there was; null when everything was had.</returns>
    public async Task<PullException?> RunAsync(PullClient client, CancellationToken cancellation)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            known = await db.PulledFiles.AsNoTracking().Where(file => file.Pull == source.Name).ToDictionaryAsync(file => file.Address, cancellation);
        await (source.Strategy switch
        {
            PullStrategy.Months => MonthsAsync(client, cancellation),
            PullStrategy.Pages => PagesAsync(client, cancellation),
            PullStrategy.Acts => ActsAsync(client, cancellation),
            _ => FileAsync(client, source.Address, null, cancellation),
        });
        return problem;
    }

    private async Task MonthsAsync(PullClient client, CancellationToken cancellation)
    {
        foreach (var month in PullMonths.ToAsk(source, known, clock.GetUtcNow()))
        {
            await FileAsync(client, PullMonths.Address(source, month), PullMonths.Text(month), cancellation);
            if (failuresInRow == rules.MostFailures)
                return;
            await Task.Delay(rules.Pace, clock, cancellation);
        }
    }

    private async Task FileAsync(PullClient client, string address, string? period, CancellationToken cancellation)
    {
        var uri = new Uri(address);
        Receipt? receipt = null;
        await AskAsync(client, uri, period, async (content, token) => receipt = await AcceptAsync(content, FileName(uri, period), period, token), () => receipt, cancellation);
    }

    /// <summary>Follows the pages; an interrupted following, or one that met a broken page, goes on there the next time.</summary>
    private async Task PagesAsync(PullClient client, CancellationToken cancellation)
    {
        var first = new Uri(source.Address);
        var address = source.Cursor is { } cursor ? new Uri(cursor) : first;
        var seen = new HashSet<Uri>();
        for (var page = 1; page <= rules.MostPages && seen.Add(address); page++)
        {
            byte[]? bytes = null;
            Receipt? receipt = null;
            await AskAsync(client, address, null, async (content, token) =>
            {
                bytes = await PageAsync(content, token);
                using var copy = new MemoryStream(bytes, writable: false);
                receipt = await AcceptAsync(copy, FileName(address, null), null, token);
            }, () => receipt, cancellation, conditional: false);
            if (bytes is null || Next(bytes, address) is not { } next)
                return;
            if (next.Host != first.Host)
            {
                Note(new PullException("other-host", next.Host, passing: false));
                return;
            }

            address = next;
            await MoveCursorAsync(address, cancellation);
            await Task.Delay(rules.Pace, clock, cancellation);
        }
    }

    private async Task AskAsync(
        PullClient client, Uri address, string? period, Func<Stream, CancellationToken, Task> read, Func<Receipt?> receipt,
        CancellationToken cancellation, bool conditional = true)
    {
        var before = known.GetValueOrDefault(address.OriginalString);
        try
        {
            var answer = await client.GetAsync(address, conditional ? before : null, read, cancellation);
            failuresInRow = 0;
            if (answer.State == PulledFileState.Absent)
                Absent++;
            else if (receipt() is { Known: false })
                Fetched++;
            else
                Unchanged++;
            await KeepAsync(address, period, before, answer, receipt()?.ExportId, null, cancellation);
        }
        catch (PullException failed)
        {
            Failed++;
            failuresInRow++;
            Note(failed);
            await KeepAsync(address, period, before, new(PulledFileState.Failed, Changed: false), null, failed.Code, cancellation);
        }
    }

    private void Note(PullException failed) => problem ??= failed;

    private Task<Receipt> AcceptAsync(Stream content, string name, string? period, CancellationToken cancellation) => intake.AcceptAsync(
        content,
        new Delivery(name, source.Source) { Period = period, Licence = source.Licence, From = $"pull:{source.Name}" },
        cancellation);

    private async Task KeepAsync(
        Uri address, string? period, PulledFile? before, PullAnswer answer, long? exportId, string? problemCode, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // What was had once stays had, whatever the source says of it now.
        var state = before is { ExportId: not null } ? PulledFileState.Fetched : answer.State;
        var file = new PulledFile
        {
            Pull = source.Name,
            Address = address.OriginalString,
            Period = period,
            State = state,
            AskedAt = now,
            FetchedAt = answer.Changed ? now : before?.FetchedAt,
            ETag = answer.State == PulledFileState.Fetched ? answer.ETag : before?.ETag,
            LastModified = answer.State == PulledFileState.Fetched ? answer.LastModified : before?.LastModified,
            ExportId = exportId ?? before?.ExportId,
            ProblemCode = problemCode,
        };
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.TransactionAsync(async () =>
        {
            if (before is null)
                db.PulledFiles.Add(file);
            else
                db.PulledFiles.Update(file);
            await db.SaveChangesAsync(cancellation);
            await db.PullSources.Where(row => row.Name == source.Name)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.ClaimedUntil, now + claim), cancellation);
        }, cancellation);
        known[file.Address] = file;
    }

    private async Task MoveCursorAsync(Uri address, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.PullSources.Where(row => row.Name == source.Name)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Cursor, address.OriginalString), cancellation);
    }

    private async Task<byte[]> PageAsync(Stream content, CancellationToken cancellation)
    {
        using var page = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (page.Length + read > rules.LargestPage)
                throw new PullException("page-too-large", rules.LargestPage.ToString(CultureInfo.InvariantCulture), passing: false);
            page.Write(buffer, 0, read);
        }

        return page.ToArray();
    }

    /// <summary>Where the page says the next one is; null on the last page, or where it is no JSON (the intake says what it is).</summary>
    private static Uri? Next(byte[] page, Uri address)
    {
        try
        {
            using var json = JsonDocument.Parse(page);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Object
                && links.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String
                && Uri.TryCreate(address, next.GetString(), out var uri) && uri.Scheme is "http" or "https"
                    ? uri
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string FileName(Uri address, string? period)
    {
        var last = Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
        return period is not null ? $"{source.Name}-{period}{Path.GetExtension(last)}" : last.Length > 0 ? last : source.Name;
    }
}
