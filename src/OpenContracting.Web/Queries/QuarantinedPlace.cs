namespace OpenContracting.Web.Queries;

/// <summary>Where a quarantined row stands in its export, and why it is in quarantine.</summary>
public sealed record QuarantinedPlace(string Table, long Row, string Code, string? Column);
