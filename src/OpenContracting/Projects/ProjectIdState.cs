namespace OpenContracting.Projects;

/// <summary>What an id of a project stands for today. An id that was once published is never given to another project.</summary>
public enum ProjectIdState
{
    /// <summary>A project.</summary>
    Live,

    /// <summary>Another id: the project was merged into it, or the prefix changed.</summary>
    Redirect,

    /// <summary>Nothing any more: a person withdrew the project.</summary>
    Tombstone,
}
