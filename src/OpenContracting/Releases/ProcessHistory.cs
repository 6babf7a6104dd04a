using OpenContracting.Exports;
using OpenContracting.Releases.Rules;
using OpenContracting.Releases.States;

namespace OpenContracting.Releases;

/// <summary>The states and events of one process as they came in, and what they come to.</summary>
/// <remarks>
/// Monthly tables, lists and pages are states: a newer one replaces the older of its source and shape, newer by the source's own
/// date and never by arrival. Each change is published as one release that holds the whole new state and null for every literal
/// that is gone, so that merging those releases gives the state again; where it cannot (the members of an array merged by id
/// are never removed by merging), <see cref="EmbedsNewestOnly"/> says so. What a source left out is not withdrawn.
/// </remarks>
public sealed class ProcessHistory
{
    private readonly List<ProcessState> states = [];
    private readonly string? ocid;
    private readonly List<ReleaseDocument> releases = [];

    // The releases are made when somebody asks for them: how many states they tell of so far, and what those come to where it was needed.
    private int told;
    private Composition? composed;
    private CurrentState? current;
    private bool isArranged;

    /// <summary>A history that nothing is in yet.</summary>
    /// <param name="ocid">The ocid of the process, which not all its sources know; null when none does.</param>
    public ProcessHistory(string? ocid) => this.ocid = ocid;

    /// <summary>The releases to publish, the oldest first.</summary>
    public IReadOnlyList<ReleaseDocument> Releases
    {
        get
        {
            while (told < states.Count)
                TellNext();
            return releases;
        }
    }

    /// <summary>The states so far.</summary>
    public IReadOnlyList<ProcessState> States => states;

    /// <summary>The date of the latest release; null while nothing is published.</summary>
    public DateTimeOffset? Date =>
        Current is { } now ? now.Date : Releases.Count == 0 ? null : releases.Max(release => release.Date);

    /// <summary>The history of states and events, which are taken in as their sources date them.</summary>
    /// <param name="states">
    /// In any order: the releases are the same ones. Only events of one date stay as given, as the standard's merging has it.
    /// </param>
    public static ProcessHistory Of(IEnumerable<ProcessState> states)
    {
        var all = KnownPersons.TakeOut([.. states]).ToList();
        var history = new ProcessHistory(all.Find(state => state.Release.Ocid is not null)?.Release.Ocid) { isArranged = true };
        history.states.AddRange(all.Order(Comparer<ProcessState>.Create(StateOrder.Arrange)));
        return history;
    }

    /// <summary>Takes a state in and decides what is published because of it; nothing else decides than what came before it.</summary>
    public StateDecision Add(ProcessState state)
    {
        _ = Releases;
        isArranged = false;
        states.Add(state);
        return TellNext();
    }

    /// <summary>The compiled release: the newest state, of all sources together.</summary>
    public ReleaseDocument Compiled() => (told == states.Count && composed is not null ? composed : Composition.Of(states, ocid)).ToCompiled();

    /// <summary>The compiled release alone, for which no state needs to know its provenance. Where the standard's merging says it, its routine does.</summary>
    public ReadOnlyMemory<byte> CompiledJson() =>
        Current is { } now ? now.Compiled
        : HasOnlyEvents || (Releases.Count == 1 && states.Count == 1) ? ReleaseMerger.Compile([.. Releases.Select(release => release.Json)])
        : Compiled().Json;

    /// <summary>The parts of the compiled release that rules name; all of it where it is not what merging says.</summary>
    public ReadOnlyMemory<byte> CompiledJson(MergeRules rules) =>
        HasOnlyEvents
            ? ReleaseMerger.Compile([.. Releases.Select(release => release.Json)], new MergeOptions { Rules = rules })
            : CompiledJson();

    /// <summary>Whether merging the published releases gives something else than <see cref="Compiled"/>; then a record embeds the newest release only.</summary>
    public bool EmbedsNewestOnly()
    {
        if (HasOnlyEvents || Releases.Count < 2)
            return false;
        var merged = ReleaseMerger.Compile([.. releases.Select(release => release.Json)]);
        return !Composition.SameContent(merged, CompiledJson());
    }

    /// <summary>The OCDS record: the published releases, or the newest alone where merging them would say something else, and what they come to.</summary>
    /// <param name="ocid">The process's ocid.</param>
    /// <param name="compiled">The compiled release.</param>
    public byte[] Record(string ocid, ReadOnlyMemory<byte> compiled)
    {
        var embedded = EmbedsNewestOnly() ? releases[^1..] : Releases;
        return RecordBuilder.Build(ocid, [.. embedded.Select(release => new GroupedRelease(release.Json, null))], compiled);
    }

    /// <summary>Where the history ends, without what leads there; null where that is to be read from the releases.</summary>
    private CurrentState? Current => isArranged && states.Count > 1 && !states.Exists(IsEvent) ? current ??= CurrentState.Of(states, ocid) : null;

    private StateDecision TellNext()
    {
        var before = composed;
        composed = null;
        var decision = Decide(states[..told], states[told], before);
        told++;
        if (decision.Release is not null)
            releases.Add(decision.Release);
        return decision;
    }

    private StateDecision Decide(List<ProcessState> known, ProcessState next, Composition? before)
    {
        if (IsEvent(next))
            return IsKnownEvent(releases, next.Release)
                ? new(StateChange.Unchanged, null)
                : new(StateChange.Event, next.Release);
        if (StateOrder.Newest(known, next.Source, next.Adapter) is { } newest && StateOrder.Compare(next, newest) < 0)
            return new(StateChange.Older, null);
        var isWhole = ocid is null || next.Release.Ocid is not null;
        if (known.Count == 0 && isWhole)
            return new(StateChange.First, next.Release);
        composed = Composition.Of([.. known, next], ocid);
        if (known.Count == 0)
            return new(StateChange.First, composed.ToRelease(next, releases, before: null));
        before ??= Composition.Of(known, ocid);
        return before.HasContentOf(composed)
            ? new(StateChange.Unchanged, null)
            : new(StateChange.Changed, composed.ToRelease(next, releases, before));
    }

    private bool HasOnlyEvents => states.TrueForAll(IsEvent);

    private static bool IsEvent(ProcessState state) => Adapters.GivesEvents(state.Adapter);

    private static bool IsKnownEvent(IReadOnlyList<ReleaseDocument> published, ReleaseDocument release) =>
        published.Any(known => known.Id == release.Id && known.Json.Span.SequenceEqual(release.Json.Span));
}
