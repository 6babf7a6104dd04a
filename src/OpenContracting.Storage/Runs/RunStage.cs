namespace OpenContracting.Storage.Runs;

/// <summary>The stages of the chain, in order.</summary>
public enum RunStage
{
    ReadExport,
    MergeReleases,
    GroupProjects,
    MapProjects,
    ValidateProjects,
    Publish,
    WriteBulkFiles,
    WriteManifest,
}
