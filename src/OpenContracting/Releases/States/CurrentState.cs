namespace OpenContracting.Releases.States;

/// <summary>What the states of a process come to, and since when: where its history ends, without the releases on the way there.</summary>
/// <param name="Date">The date of the latest release.</param>
/// <param name="Compiled">The compiled release, UTF-8 JSON.</param>
internal sealed record CurrentState(DateTimeOffset Date, ReadOnlyMemory<byte> Compiled)
{
    /// <summary>Where states lead.</summary>
    /// <param name="states">One or more, no events, in the order of <see cref="StateOrder.Arrange"/>.</param>
    /// <param name="ocid">The ocid, which not all sources know.</param>
    public static CurrentState Of(IReadOnlyList<ProcessState> states, string? ocid) =>
        SuccessiveStates.Read(states, ocid) ?? Compose(states, ocid);

    private static CurrentState Compose(IReadOnlyList<ProcessState> states, string? ocid)
    {
        // What they say is asked for, not where it comes from.
        states = [.. states.Select(state => state with { Release = state.Release with { Provenance = default } })];
        var date = states[0].Release.Date;
        var now = Composition.Of([states[0]], ocid);
        for (var count = 2; count <= states.Count; count++)
        {
            var next = Composition.Of([.. states.Take(count)], ocid);
            if (!now.HasContentOf(next))
                date = Composition.Moment(states[count - 1], date);
            now = next;
        }

        return new(date, now.ToCompiled().Json);
    }
}
