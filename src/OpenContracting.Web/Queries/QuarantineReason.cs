namespace OpenContracting.Web.Queries;

/// <summary>A reason, by its stable code, and how often it applied.</summary>
public sealed record QuarantineReason(string Code, int Count);
