namespace OpenContracting.Web.Api;

/// <summary>How far a validation is: one server-sent event.</summary>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="BytesRead">Bytes read so far.</param>
/// <param name="Size">Bytes of the document.</param>
public sealed record ValidationProgress(string State, long BytesRead, long Size);
