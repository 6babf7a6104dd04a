using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>A document of a published project, as published there.</summary>
public sealed record DocumentBody
{
    /// <summary>The OC4IDS id of its project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Where the project is, in this API.</summary>
    public required string ProjectUri { get; init; }

    /// <summary>Where it stands in the project, as a JSON Pointer.</summary>
    public required string Path { get; init; }

    /// <summary>The contracting process it is of; absent for one of the project as a whole.</summary>
    public string? ProcessId { get; init; }

    /// <summary>The document itself, an OC4IDS <c>Document</c>: title, <c>documentType</c>, url, dates.</summary>
    public required JsonElement Document { get; init; }

    /// <summary>What its address answered when it was last asked; absent for a document without one, and where this instance asks none.</summary>
    public LinkBody? Link { get; init; }
}
