namespace OpenContracting.Exports;

/// <summary>Limits that keep a hostile or damaged export from taking the machine with it.</summary>
public sealed record ExportOptions
{
    /// <summary>The limits used when none are given.</summary>
    public static ExportOptions Default { get; } = new();

    /// <summary>Hands on every release of a package, exact duplicates as well: merging has its own rule for them.</summary>
    public bool KeepsDuplicates { get; init; }

    /// <summary>Where rows are spooled when an export is larger than <see cref="SpoolThreshold"/>; the system's by default.</summary>
    public string? TempFolder { get; init; }

    /// <summary>Unpacked bytes of tables above which rows go to files instead of memory.</summary>
    public long SpoolThreshold { get; init; } = 64L << 20;

    /// <summary>The most bytes a file inside an archive may unpack to.</summary>
    public long MaximumEntryBytes { get; init; } = 64L << 30;

    /// <summary>How many times its packed size a file of more than 16 MB inside an archive may unpack to.</summary>
    public int MaximumCompressionRatio { get; init; } = 250;

    /// <summary>The most files an archive may hold.</summary>
    public int MaximumEntries { get; init; } = 100_000;

    /// <summary>The most bytes the rows of a workbook may come to, each cell with some for itself.</summary>
    public long MaximumTableBytes { get; init; } = 16L << 30;

    /// <summary>The most columns a table may have.</summary>
    public int MaximumColumns { get; init; } = 2_000;

    /// <summary>The most characters a row may have.</summary>
    public int MaximumRowCharacters { get; init; } = 1 << 20;

    /// <summary>The most bytes one release, record or page may have.</summary>
    public int MaximumItemBytes { get; init; } = 256 << 20;
}
