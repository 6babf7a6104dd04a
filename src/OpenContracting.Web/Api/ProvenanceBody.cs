using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>Where one value of a project or process comes from, or all of them.</summary>
public sealed record ProvenanceBody
{
    /// <summary>The project's id, or the process's ocid, else its number.</summary>
    public required string Id { get; init; }

    /// <summary>The JSON Pointer that was asked about; absent where all are told.</summary>
    public string? Path { get; init; }

    /// <summary>What is published there.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What the mapping to OC4IDS says of it; absent for a process.</summary>
    public ProvenanceSourceBody? Source { get; init; }

    /// <summary>What the mapping says of every value of a project, when none was asked for.</summary>
    public IReadOnlyList<ProvenanceSourceBody>? Sources { get; init; }

    /// <summary>The cells of the exports behind it.</summary>
    public IReadOnlyList<ProvenanceCellBody>? Cells { get; init; }
}
