using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>A change as a person reads it: which field of which thing, from what to what.</summary>
public sealed record ReadableChange
{
    /// <summary>The field's path without positions: contractingProcesses/summary/status.</summary>
    public required string Field { get; init; }

    /// <summary>What the field is called, in the reader's language.</summary>
    public required string Title { get; init; }

    /// <summary>The ids of the things around it, outermost first.</summary>
    public IReadOnlyList<string>? Within { get; init; }

    /// <summary>What stood there; absent for what is new.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What stands there now; absent for what is gone.</summary>
    public JsonElement? After { get; init; }

    /// <summary>The whole as a sentence.</summary>
    public required string Text { get; init; }
}
