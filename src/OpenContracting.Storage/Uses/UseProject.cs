namespace OpenContracting.Storage.Uses;

/// <summary>A project that a use is about.</summary>
public sealed class UseProject
{
    public long UseId { get; set; }
    public required string ProjectId { get; set; }
}
