namespace OpenContracting.Standards.Upgrades;

/// <summary>What a person has to look at after an upgrade, because no rule can decide it.</summary>
/// <param name="Code">What it is: <c>final-audit</c>, <c>release-tag</c>, <c>party-names</c>, <c>versions-left-out</c>.</param>
/// <param name="Pointer">Where, as a JSON Pointer from the item.</param>
/// <param name="Value">The value found; null when there is none to show.</param>
public sealed record UpgradeNotice(string Code, string Pointer, string? Value);
