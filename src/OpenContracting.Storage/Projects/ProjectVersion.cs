namespace OpenContracting.Storage.Projects;

/// <summary>One published version of a project, exact bytes.</summary>
public sealed class ProjectVersion
{
    public required string ProjectId { get; set; }
    public required int Version { get; set; }
    public required long PublicationId { get; set; }
    public required DateTimeOffset PublishedAt { get; set; }
    public required ProjectState State { get; set; }
    public required byte[] Json { get; set; }
    public required byte[] Hash { get; set; }
}
