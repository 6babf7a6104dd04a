namespace OpenContracting.Cli.Validation;

/// <summary>One step of a JSON Patch, with why it was taken.</summary>
/// <param name="Operation"><c>replace</c> or <c>remove</c>.</param>
/// <param name="Pointer">Where.</param>
/// <param name="Was">The JSON that was there.</param>
/// <param name="Value">The JSON that is there now; null where it was removed.</param>
/// <param name="Code">The rule that asked for it; <c>trim</c> for spaces around a text.</param>
public sealed record Repair(string Operation, string Pointer, string Was, string? Value, string Code);
