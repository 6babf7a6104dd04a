using OpenContracting.Exports;
using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.States;

/// <summary>What one source and shape says now: its newest state, with what that one left unknown taken from the ones before.</summary>
internal sealed record EffectiveState(string Source, string Adapter, DateTimeOffset Date, DateTimeOffset? ExportDate, DraftObject Draft)
{
    /// <summary>The state of each source and shape. Events count as merged by the standard's rules.</summary>
    public static List<EffectiveState> Of(IEnumerable<ProcessState> states) =>
        [.. states.GroupBy(state => (state.Source, state.Adapter)).Select(shape => Of([.. shape]))];

    private static EffectiveState Of(List<ProcessState> states)
    {
        // Events of one date are merged in the order in which they came in, as the standard's routine is stable too.
        states = Adapters.GivesEvents(states[0].Adapter)
            ? [.. states.OrderBy(state => state.Release.Date)]
            : [.. states.Order(Comparer<ProcessState>.Create(StateOrder.Compare))];
        var newest = states[^1];
        var draft = Adapters.GivesEvents(newest.Adapter)
            ? EventMerge.Of([.. states.Select(Read)])
            : Read(newest);
        var unknown = newest.UnknownTables.ToHashSet();
        for (var index = states.Count - 2; index >= 0 && unknown.Count > 0; index--)
        {
            var known = unknown.Except(states[index].UnknownTables).ToHashSet();
            if (known.Count == 0)
                continue;
            UnknownTables.Carry(Read(states[index]), draft, known);
            unknown.ExceptWith(known);
        }

        return new(newest.Source, newest.Adapter, newest.Release.Date, newest.ExportDate, draft);
    }

    private static DraftObject Read(ProcessState state) =>
        state.Release.Provenance.IsEmpty ? Drafts.Draft.Parse(state.Release.Json.Span) : DraftReader.Read(state);
}
