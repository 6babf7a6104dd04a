namespace OpenContracting.Storage.Pulls;

/// <summary>What the source last said of a file.</summary>
public enum PulledFileState
{
    /// <summary>It is here.</summary>
    Fetched,

    /// <summary>The source has none (404).</summary>
    Absent,

    /// <summary>It could not be had.</summary>
    Failed,
}
