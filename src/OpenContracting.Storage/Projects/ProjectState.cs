namespace OpenContracting.Storage.Projects;

public enum ProjectState
{
    Published,

    /// <summary>Has structural errors: left out until they are mended.</summary>
    LeftOut,

    /// <summary>Another project took its processes; its address leads there.</summary>
    Merged,

    /// <summary>No process belongs to it any more, or a person withdrew it.</summary>
    Withdrawn,

    /// <summary>Of a version only: its content was taken out because the law asked for that.</summary>
    Redacted,
}
