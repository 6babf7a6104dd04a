namespace OpenContracting.Storage.Projects;

/// <summary>An id a project once had, and the id it has now: ids are permanent, so old ones keep leading somewhere.</summary>
public sealed class ProjectRedirect
{
    public required string OldId { get; set; }
    public required string NewId { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string Reason { get; set; }
}
