namespace OpenContracting.Validation;

/// <summary>What a dataset check wants remembered of an item.</summary>
internal readonly record struct CheckFact(int Check, object Fact);
