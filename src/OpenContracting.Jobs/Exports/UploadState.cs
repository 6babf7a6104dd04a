namespace OpenContracting.Jobs.Exports;

/// <summary>How far an upload has come.</summary>
/// <param name="Id">Its name.</param>
/// <param name="ExportId">The export that it is becoming.</param>
/// <param name="Offset">Bytes that are here.</param>
/// <param name="Length">Bytes of the whole; null when unknown.</param>
/// <param name="ExpiresAt">Forgotten then, unless something more has come.</param>
/// <param name="IsDone">True when it is an export.</param>
public sealed record UploadState(Guid Id, long ExportId, long Offset, long? Length, DateTimeOffset ExpiresAt, bool IsDone);
