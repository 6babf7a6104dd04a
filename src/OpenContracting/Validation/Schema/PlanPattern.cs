using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>What properties whose name matches a pattern must be.</summary>
internal sealed class PlanPattern(SchemaPattern pattern, PlanNode node)
{
    public PlanNode Node => node;

    /// <summary>The expression is run only on names that begin as it does: on nearly none.</summary>
    public bool Matches(ReadOnlySpan<byte> rawName) =>
        rawName.StartsWith(pattern.Prefix) && pattern.IsMatch(JsonText.Decode(rawName));
}
