namespace OpenContracting.Storage.Exports;

/// <summary>A piece of an export's bytes, in the database so that every machine that shares it can read them.</summary>
public sealed class ExportChunk
{
    /// <summary>Every chunk but the last has this many bytes.</summary>
    public const int Length = 1 << 20;

    public required long ExportId { get; set; }
    public required int Number { get; set; }
    public required byte[] Bytes { get; set; }
}
