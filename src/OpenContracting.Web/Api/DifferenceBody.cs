namespace OpenContracting.Web.Api;

/// <summary>What changed between two versions of a project: for machines as a JSON Patch, for people in words.</summary>
public sealed record DifferenceBody
{
    public required string Id { get; init; }
    public required int From { get; init; }
    public required int To { get; init; }
    public required IReadOnlyList<PatchOperation> Patch { get; init; }
    public required IReadOnlyList<ReadableChange> Changes { get; init; }
}
