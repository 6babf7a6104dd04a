namespace OpenContracting.Projects;

/// <summary>A project of OC4IDS 0.9.5, and what must be known about it beside the object.</summary>
public sealed record MappedProject
{
    /// <summary>The project's id.</summary>
    public required string Id { get; init; }

    /// <summary>The project object, UTF-8 JSON without insignificant white space; always valid.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The value of <c>updated</c>; null when no source gives a date.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>A hash of what is said at project level, without processes, parties and dates of change: see <see cref="PublishedState"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When a status would change with nothing but time: the next beginning or end of a period after data-as-of.</summary>
    public DateTimeOffset? NextStatusChange { get; init; }

    /// <summary>What lists, search and statistics need.</summary>
    public required ProjectFacts Facts { get; init; }

    /// <summary>Where each value came from; empty when not asked for.</summary>
    public IReadOnlyList<ValueSource> Provenance { get; init; } = [];

    /// <summary>What a person should know about the mapping of this project.</summary>
    public IReadOnlyList<MappingNotice> Notices { get; init; } = [];

    /// <summary>The published id of each party of each process, by process and the id its release uses.</summary>
    public IReadOnlyDictionary<(string Process, string SourceId), string> PartyIds { get; init; } =
        new Dictionary<(string, string), string>();
}
