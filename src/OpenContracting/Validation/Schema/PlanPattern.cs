using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>What properties whose name matches a pattern must be.</summary>
internal sealed class PlanPattern(SchemaPattern pattern, PlanNode node)
{
    public PlanNode Node => node;

    /// <summary>The same names, which must be something else.</summary>
    public PlanPattern With(PlanNode other) => new(pattern, other);

    /// <summary>The expression as the schema has it.</summary>
    public string Source => pattern.Source;

    /// <summary>The expression is run only on names that begin as it does: on nearly none.</summary>
    public bool Matches(ReadOnlySpan<byte> rawName) =>
        rawName.StartsWith(pattern.Prefix) && pattern.IsMatch(JsonText.Decode(rawName));
}
