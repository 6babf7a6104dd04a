namespace OpenContracting.Web.Api;

/// <summary>How far a validation is: one server-sent event.</summary>
public sealed record ValidationProgress(string State, long BytesRead, long Size);
