namespace OpenContracting.Storage.Publications;

/// <summary>A project a publication left out, with one of the structural errors that are the reason.</summary>
public sealed class LeftOutProject
{
    public required long PublicationId { get; set; }
    public required string ProjectId { get; set; }
    public required int Number { get; set; }
    public required string Code { get; set; }
    /// <summary>JSON Pointer inside the project.</summary>
    public required string At { get; set; }
    public string? Value { get; set; }
}
