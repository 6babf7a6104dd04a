namespace OpenContracting.Jobs.Exports;

/// <summary>What was coming in is no longer as it was: another request wrote, ended it, or it was swept away.</summary>
public sealed class UploadMovedException(long exportId) : Exception($"Export {exportId} was changed or swept away while it came in.");
