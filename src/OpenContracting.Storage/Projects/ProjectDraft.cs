namespace OpenContracting.Storage.Projects;

/// <summary>A project as mapped, waiting for validation and the next publication; readers never see it.</summary>
public sealed class ProjectDraft : ProjectContent
{
    public required DraftState State { get; set; }

    /// <summary>The notices of the validation, JSON; null until validated.</summary>
    public byte[]? Notices { get; set; }
}
