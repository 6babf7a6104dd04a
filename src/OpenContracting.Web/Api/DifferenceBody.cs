namespace OpenContracting.Web.Api;

/// <summary>What changed between two versions of a project: for machines as a JSON Patch, for people in words.</summary>
public sealed record DifferenceBody
{
    /// <summary>The OC4IDS id of the project.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the first version.</summary>
    public required int From { get; init; }

    /// <summary>The number of the second version.</summary>
    public required int To { get; init; }

    /// <summary>Operations that make the second out of the first, in the order in which they apply.</summary>
    public required IReadOnlyList<PatchOperation> Patch { get; init; }

    /// <summary>The same for people, one line each.</summary>
    public required IReadOnlyList<ReadableChange> Changes { get; init; }
}
