namespace OpenContracting.Jobs.Exports;

/// <summary>What a deliverer gets for its bytes.</summary>
/// <param name="ExportId">The export, to ask about later.</param>
/// <param name="Known">True when the same bytes had come in before: then it is that export, and nothing new begins.</param>
/// <param name="Sha256">The bytes' hash.</param>
/// <param name="Size">Their number.</param>
public sealed record Receipt(long ExportId, bool Known, byte[] Sha256, long Size);
