using System.Runtime.InteropServices;

namespace OpenContracting.People.Usage;

/// <summary>Counts events as they come, by the rules of <see cref="UsageRules"/>; what was counted is taken away from time to time.</summary>
/// <remarks>
/// Whatever is cut by visitor, or taken at whatever moments, adds up to the same: an event is counted only when no double click can follow it any more,
/// and a visitor's events always in the order of their moments. Give the events of one visitor in that order.
/// </remarks>
public sealed class UsageCounter
{
    private readonly record struct Click(UInt128 Visitor, UsageItem Item, UsageAction Action, AgentClass Agent);

    private readonly record struct Seen(UInt128 Visitor, string Kind, string Id, bool Delivered);

    private readonly record struct Turn(DateTimeOffset At, UsageItem Item, UsageAction Action, AgentClass Agent);

    /// <summary>Clicks that a second one may still replace, with their moments.</summary>
    private readonly Dictionary<Click, DateTimeOffset> waiting = [];
    private readonly PriorityQueue<Click, Turn> turns = new(Comparer<Turn>.Create(Compare));

    /// <summary>What was seen in each hour, by its number; the kind "" stands for the session itself.</summary>
    private readonly SortedDictionary<long, HashSet<Seen>> hours = [];
    private readonly Dictionary<(UInt128 Visitor, UsageItem Item), PiecesSent> pieces = [];
    private Dictionary<UsageRow, UsageTally> counted = [];

    /// <summary>Takes one event.</summary>
    public void Add(UsageEvent one)
    {
        SettleBefore(one.At);
        if (one.Piece is { } piece && !Completes(one, piece))
            return;
        if (one.Visitor is not { } visitor)
        {
            Count(new UsageRow(UsageRules.DayOf(one.At), one.Item, one.Agent), one.Action);
            return;
        }

        var click = new Click(visitor, one.Item, one.Action, one.Agent);
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(waiting, click, out var isWaiting);
        last = isWaiting && last > one.At ? last : one.At;
        if (!isWaiting)
            turns.Enqueue(click, new Turn(last, click.Item, click.Action, click.Agent));
    }

    /// <summary>Says that no event before a moment will come any more.</summary>
    public void Advance(DateTimeOffset now)
    {
        SettleBefore(now);
        var oldest = UsageRules.HourOf(now - UsageRules.DoubleClick);
        foreach (var hour in hours.Keys.TakeWhile(hour => hour < oldest).ToList())
            hours.Remove(hour);
        foreach (var (key, sent) in pieces)
            if (now - sent.LastAt > UsageRules.BetweenPieces)
                pieces.Remove(key);
    }

    /// <summary>Counts what still waits for a double click: nothing more will come.</summary>
    public void Finish() => Advance(DateTimeOffset.MaxValue);

    /// <summary>What was counted since it was last asked.</summary>
    public IReadOnlyDictionary<UsageRow, UsageTally> Take()
    {
        var taken = counted;
        counted = [];
        return taken;
    }

    /// <summary>By moment; of the same moment by code points, so that what comes first never depends on how the events were cut.</summary>
    private static int Compare(Turn left, Turn right)
    {
        var order = left.At.CompareTo(right.At);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Kind, right.Item.Kind);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Id, right.Item.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Format, right.Item.Format);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Channel, right.Item.Channel);
        order = order != 0 ? order : left.Action.CompareTo(right.Action);
        return order != 0 ? order : left.Agent.CompareTo(right.Agent);
    }

    private void SettleBefore(DateTimeOffset now)
    {
        while (turns.TryPeek(out var click, out var turn) && now - turn.At > UsageRules.DoubleClick)
        {
            turns.Dequeue();
            var at = waiting[click];
            if (at > turn.At)
            {
                // Clicked again meanwhile: its turn is later, after whatever came between.
                turns.Enqueue(click, turn with { At = at });
                continue;
            }

            waiting.Remove(click);
            Settle(click, at);
        }
    }

    private void Settle(Click click, DateTimeOffset at)
    {
        var row = new UsageRow(UsageRules.DayOf(at), click.Item, click.Agent);
        var tally = Count(row, click.Action);
        var hour = UsageRules.HourOf(at);
        if (!hours.TryGetValue(hour, out var seen))
            hours.Add(hour, seen = []);
        if (seen.Add(new Seen(click.Visitor, "", "", false)))
            Tally(row with { Item = new UsageItem(UsageRow.Visits, "", "", "") }).Sessions++;
        if (click.Action > UsageAction.Request)
            return;
        if (seen.Add(new Seen(click.Visitor, click.Item.Kind, click.Item.Id, false)))
            tally.UniqueInvestigations++;
        if (click.Action == UsageAction.Request && seen.Add(new Seen(click.Visitor, click.Item.Kind, click.Item.Id, true)))
            tally.UniqueRequests++;
    }

    private UsageTally Count(UsageRow row, UsageAction action)
    {
        var tally = Tally(row);
        switch (action)
        {
            case UsageAction.Request:
                tally.Requests++;
                tally.Investigations++;
                break;
            case UsageAction.Share:
                tally.Shares++;
                break;
            case UsageAction.Save:
                tally.Saves++;
                break;
            case UsageAction.Follow:
                tally.Follows++;
                break;
            default:
                tally.Investigations++;
                break;
        }

        return tally;
    }

    private UsageTally Tally(UsageRow row)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, row, out _);
        return tally ??= new UsageTally();
    }

    /// <summary>Whether with this piece the file was delivered, for the first time since its download began.</summary>
    private bool Completes(UsageEvent one, FilePiece piece)
    {
        // Who is not followed has no earlier pieces: the end of the file stands for all of it.
        if (one.Visitor is not { } visitor)
            return piece.To >= piece.Length - 1;
        ref var sent = ref CollectionsMarshal.GetValueRefOrAddDefault(pieces, (visitor, one.Item), out _);
        if (sent is null || one.At - sent.LastAt > UsageRules.BetweenPieces || sent.Overlaps(piece))
            sent = new PiecesSent();
        return sent.Add(piece, one.At);
    }
}
