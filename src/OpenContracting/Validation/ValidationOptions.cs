using OpenContracting.Standards;

namespace OpenContracting.Validation;

/// <summary>What a caller may decide about a validation. The defaults judge everything and keep within 100 MB.</summary>
public sealed record ValidationOptions
{
    /// <summary>How many cores work on one document; all when 0. The report does not depend on it.</summary>
    public int Workers { get; init; }

    /// <summary>How many notices of one code the report keeps; all are counted.</summary>
    public int KeptPerCode { get; init; } = 1000;

    /// <summary>Takes every notice as it is found; null when the report's are enough.</summary>
    public INoticeSink? Sink { get; init; }

    /// <summary>Says where the value of a notice comes from (file, row and column of the export), or null; null when that is not known of any.</summary>
    public Func<Notice, string?>? Sources { get; init; }

    /// <summary>The checks to run; none for the schema alone.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = CheckList.All;

    /// <summary>Whether to judge the schema alone: no checks, no codelists, no coverage.</summary>
    public bool SchemaOnly { get; init; }

    /// <summary>Whether to count the elements of the CoST standard that projects disclose; who shows none of it starts sooner without.</summary>
    public bool CountsIdsElements { get; init; } = true;

    /// <summary>Reads the document by this version whatever it says; null to believe it.</summary>
    public StandardVersion? Version { get; init; }

    /// <summary>Takes the document for this kind; null to tell from its keys.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>Extensions of OCDS to apply beside those that the document declares.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The schemas; the current ones when null.</summary>
    public SchemaFolder? Schemas { get; init; }

    /// <summary>Opens the document published before this one, for the checks that compare the two; null when there is none.</summary>
    public Func<Stream>? Previous { get; init; }

    /// <summary>Asks of a hundred addresses at most, in order, whether they answer; null to stay off the network, as is usual.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<bool>>? Links { get; init; }

    /// <summary>Told of each batch how many projects, releases or records have been judged; null when nobody waits. From any thread, one call at a time.</summary>
    public Action<int>? Judged { get; init; }

    /// <summary>Rules about the future and about age measure from its now.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A project, release or record of more bytes is reported and passed over.</summary>
    public int MaxItemBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>A project, release or record of more values is held against the schema but not shown to the checks.</summary>
    public int MaxItemValues { get; init; } = 2_000_000;

    /// <summary>What surrounds the items of a package may have this many bytes.</summary>
    public int MaxPackageBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>A compressed document may grow to this many times its size, once it is over 64 MB.</summary>
    public int MaxExpansion { get; init; } = 200;

    /// <summary>Whether this run is over the document published before.</summary>
    internal bool IsPrevious { get; init; }

    internal bool UseReferenceReader { get; init; }

    /// <summary>Bytes read at a time: few enough that what is read is still in the core's cache when it is judged.</summary>
    internal int ChunkBytes { get; init; } = 128 * 1024;
}
