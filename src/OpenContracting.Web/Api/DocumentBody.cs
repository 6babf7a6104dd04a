using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>A document of a published project, as published there.</summary>
public sealed record DocumentBody
{
    public required string ProjectId { get; init; }
    public required string ProjectUri { get; init; }

    /// <summary>Where it stands in the project, as a JSON Pointer.</summary>
    public required string Path { get; init; }

    /// <summary>The contracting process it is of; absent for one of the project as a whole.</summary>
    public string? ProcessId { get; init; }
    public required JsonElement Document { get; init; }

    /// <summary>What its address answered when it was last asked; absent for a document without one, and where this instance asks none.</summary>
    public LinkBody? Link { get; init; }
}
