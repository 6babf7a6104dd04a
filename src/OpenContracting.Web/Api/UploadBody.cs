namespace OpenContracting.Web.Api;

/// <summary>How far an upload has come.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Offset">Bytes that are here: where to go on.</param>
/// <param name="Length">Bytes of the whole, where they were stated.</param>
/// <param name="ExpiresAt">Forgotten then, unless something more has come.</param>
/// <param name="Address">Where to send the next bytes.</param>
/// <param name="Export">The export it became; absent until it is one.</param>
public sealed record UploadBody(Guid Id, long Offset, long? Length, DateTimeOffset ExpiresAt, string Address, string? Export);
