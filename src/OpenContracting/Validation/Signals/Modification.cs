namespace OpenContracting.Validation.Signals;

/// <summary>A change of a contract.</summary>
internal sealed record Modification(DateTimeOffset? Date, Money? OldValue, Money? NewValue, DateTimeOffset? OldEnd, DateTimeOffset? NewEnd, bool HasReason);
