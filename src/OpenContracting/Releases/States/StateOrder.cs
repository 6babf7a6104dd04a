using OpenContracting.Exports;

namespace OpenContracting.Releases.States;

/// <summary>Which of two states of one source and shape is newer: by the source's own dates, never by arrival.</summary>
internal static class StateOrder
{
    /// <summary>The newest state of a source and shape; null when there is none.</summary>
    public static ProcessState? Newest(IEnumerable<ProcessState> states, string source, string adapter)
    {
        ProcessState? newest = null;
        foreach (var state in states)
            if (state.Source == source && state.Adapter == adapter && (newest is null || Compare(state, newest) >= 0))
                newest = state;
        return newest;
    }

    /// <summary>The order in which the states and events of all sources are taken in.</summary>
    public static int Arrange(ProcessState one, ProcessState other)
    {
        var order = one.Release.Date.CompareTo(other.Release.Date);
        var (isEvent, otherIsEvent) = (Adapters.GivesEvents(one.Adapter), Adapters.GivesEvents(other.Adapter));
        if (order != 0 || (isEvent && otherIsEvent))
            return order;
        if (isEvent != otherIsEvent)
            return isEvent ? -1 : 1;
        order = Compare(one, other);
        if (order == 0)
            order = string.CompareOrdinal(one.Source, other.Source);
        return order != 0 ? order : string.CompareOrdinal(one.Adapter, other.Adapter);
    }

    public static int Compare(ProcessState one, ProcessState other)
    {
        var order = one.Release.Date.CompareTo(other.Release.Date);
        if (order == 0)
            order = Nullable.Compare(one.ExportDate, other.ExportDate);
        // Two states with the same dates and other content: any fixed order will do, as long as arrival has no part in it.
        return order != 0 ? order : one.Release.Json.Span.SequenceCompareTo(other.Release.Json.Span);
    }
}
