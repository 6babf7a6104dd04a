using OpenContracting.Jobs.Exports;
using OpenContracting.Storage.Pulls;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Acts of the V3 service: the list of a month page by page, and of each page the acts that are new or changed, as one more export.</summary>
/// <remarks>
/// What was listed and has no page is a gap: it stays known as failed or absent, and a month in which something failed is asked for again.
/// </remarks>
internal sealed partial class PullRun
{
    private async Task ActsAsync(PullClient client, CancellationToken cancellation)
    {
        foreach (var month in PullMonths.ToAsk(source, known, clock.GetUtcNow()).ToList())
        {
            await MonthOfActsAsync(client, month, cancellation);
            if (failuresInRow >= rules.MostFailures)
                return;
        }
    }

    private async Task MonthOfActsAsync(PullClient client, DateOnly month, CancellationToken cancellation)
    {
        var address = new Uri(PullMonths.Address(source, month));
        var period = PullMonths.Text(month);
        var whole = true;
        var seen = new HashSet<string>();
        string? cursor = null;
        for (var page = 1; page <= rules.MostPages; page++)
        {
            if (await ListAsync(client, address, month, cursor, page, cancellation) is not { } list)
            {
                whole = false;
                break;
            }

            whole &= await PagesOfActsAsync(client, list.Acts, $"{source.Name}-{period}-{page}-actos.zip", period, cancellation);
            if (list.Next is not { } next || !seen.Add(cursor = next) || failuresInRow >= rules.MostFailures)
            {
                whole &= failuresInRow < rules.MostFailures;
                break;
            }
        }

        // A month of which something was not had is asked for again, in the window or not.
        var state = whole ? PulledFileState.Fetched : PulledFileState.Failed;
        await KeepAsync(address, period, known.GetValueOrDefault(address.OriginalString), new(state, Changed: whole), null, whole ? null : "acts-missing", cancellation);
    }

    private async Task<(List<ListedAct> Acts, string? Next)?> ListAsync(
        PullClient client, Uri address, DateOnly month, string? cursor, int page, CancellationToken cancellation)
    {
        try
        {
            byte[] bytes = [];
            var read = (Acts: new List<ListedAct>(), Next: (string?)null);
            var answer = await client.AskAsync(new(source.Address), ActService.Question(month, cursor), async (content, token) =>
            {
                bytes = await PageAsync(content, token);
                read = ActService.Read(bytes);
            }, cancellation);
            await Task.Delay(rules.Pace, clock, cancellation);
            failuresInRow = 0;
            if (answer.State == PulledFileState.Absent)
            {
                Absent++;
                return null;
            }

            if (read.Acts.Count == 0 && read.Next is null)
                return read;
            using var copy = new MemoryStream(bytes, writable: false);
            var period = PullMonths.Text(month);
            Count(await AcceptAsync(copy, $"{source.Name}-{period}-{page}.json", period, cancellation));
            return read;
        }
        catch (PullException failed)
        {
            Failed++;
            failuresInRow++;
            Note(failed);
            return null;
        }
    }

    /// <returns>Whether no page failed; what the service does not have is a gap, and no failure.</returns>
    private async Task<bool> PagesOfActsAsync(PullClient client, List<ListedAct> acts, string name, string period, CancellationToken cancellation)
    {
        var had = new List<(ListedAct Act, byte[] Page)>();
        var whole = true;
        foreach (var act in acts)
        {
            var address = ActService.Page(new(source.Address), act);
            if (known.GetValueOrDefault(address.OriginalString) is { ExportId: not null } same && same.LastModified == act.Changed)
                continue;
            if (failuresInRow >= rules.MostFailures)
            {
                whole = false;
                break;
            }

            if (await ActAsync(client, address, act, period, cancellation) is not { } page)
                whole = false;
            else if (page.Length > 0)
                had.Add((act, page));
            await Task.Delay(rules.Pace, clock, cancellation);
        }

        if (had.Count == 0)
            return whole;
        using var packed = ActService.Packed(had);
        var receipt = await AcceptAsync(packed, name, period, cancellation);
        Count(receipt);
        foreach (var (act, _) in had)
        {
            var address = ActService.Page(new(source.Address), act);
            await KeepAsync(
                address, period, known.GetValueOrDefault(address.OriginalString), new(PulledFileState.Fetched, Changed: true, null, act.Changed), receipt.ExportId, null, cancellation);
        }

        return whole;
    }

    /// <returns>The page; empty where the service has none, null where it could not be had.</returns>
    private async Task<byte[]?> ActAsync(PullClient client, Uri address, ListedAct act, string period, CancellationToken cancellation)
    {
        var before = known.GetValueOrDefault(address.OriginalString);
        try
        {
            byte[] page = [];
            var answer = await client.GetAsync(address, null, async (content, token) => page = ActService.Enveloped(act, await PageAsync(content, token)), cancellation);
            failuresInRow = 0;
            if (answer.State != PulledFileState.Absent)
                return page;
            Absent++;
            await KeepAsync(address, period, before, answer, null, null, cancellation);
            return [];
        }
        catch (PullException failed)
        {
            Failed++;
            failuresInRow++;
            Note(failed);
            await KeepAsync(address, period, before, new(PulledFileState.Failed, Changed: false), null, failed.Code, cancellation);
            return null;
        }
    }

    private void Count(Receipt receipt)
    {
        if (receipt.Known)
            Unchanged++;
        else
            Fetched++;
    }
}
