namespace OpenContracting.Storage.Projects;

/// <summary>A project as published; changes only in the transaction that moves the published pointer.</summary>
public sealed class Project : ProjectContent
{
    public required ProjectState State { get; set; }

    /// <summary>Counts up from 1 with every published change.</summary>
    public required int Version { get; set; }
    public required DateTimeOffset FirstPublished { get; set; }
    public required DateTimeOffset LastPublished { get; set; }

    /// <summary>The project that took this one's place; null unless merged.</summary>
    public string? MergedInto { get; set; }
}
