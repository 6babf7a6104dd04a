namespace OpenContracting.Storage.Projects;

/// <summary>A project as mapped, waiting for validation and the next publication; readers never see it.</summary>
public sealed class ProjectDraft : ProjectContent
{
    public required DraftState State { get; set; }

    /// <summary>The project that takes this one's place, when it ends by merging.</summary>
    public string? MergedInto { get; set; }
}
