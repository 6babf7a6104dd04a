using System.Collections.Frozen;
using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>One field of the project schema, as far as writing valid data needs it.</summary>
internal sealed class FieldShape
{
    public required string Name { get; init; }

    public required JsonEncodedText Encoded { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary><c>date-time</c>, <c>uri</c> or <c>email</c>; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>The codes of a closed codelist; null when any text may stand.</summary>
    public FrozenSet<string>? Codes { get; init; }

    public decimal? Minimum { get; init; }

    public bool Required { get; init; }

    /// <summary>The object's shape, for an object.</summary>
    public ObjectShape? Object { get; set; }

    /// <summary>The items' shape, for an array; null for an array of anything (coordinates).</summary>
    public FieldShape? Items { get; init; }
}
