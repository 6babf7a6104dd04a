namespace OpenContracting.Standards;

/// <summary>What a schema download brought.</summary>
/// <param name="Version">The version asked for.</param>
/// <param name="Files">Every file looked for.</param>
public sealed record SchemaDownloadReport(StandardVersion Version, IReadOnlyList<DownloadedFile> Files)
{
    /// <summary>Whether the schemas came, so that the version can be used; if not, nothing was written.</summary>
    public bool IsUsable => Files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal))
        .All(file => file.State == DownloadState.Fetched);

    /// <summary>Whether every codelist came too.</summary>
    public bool IsComplete => Files.All(file => file.State == DownloadState.Fetched);
}
