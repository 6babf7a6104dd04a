namespace OpenContracting.Releases;

/// <summary>What one source said of a process at one time: the release made of its snapshot, and where it stands among the others.</summary>
public sealed record ProcessState
{
    /// <summary>Who handed the export over. States replace one another within one source and one shape only.</summary>
    public required string Source { get; init; }

    /// <summary>The shape: one of <see cref="Exports.Adapters"/>.</summary>
    public required string Adapter { get; init; }

    /// <summary>What the export goes by, so that values know it where several exports come together; null where nobody will ask.</summary>
    public string? Export { get; init; }

    /// <summary>The source's own date of the export; decides between two states with one date.</summary>
    public DateTimeOffset? ExportDate { get; init; }

    /// <summary>Tables that the export lacked: what they would say is unknown and stays as it was.</summary>
    public IReadOnlyList<string> UnknownTables { get; init; } = [];

    /// <summary>The release, as <see cref="ReleaseBuilder"/> makes it.</summary>
    public required ReleaseDocument Release { get; init; }
}
