using OpenContracting.Standards;

namespace OpenContracting.Validation;

/// <summary>What validating a document found.</summary>
public sealed record ValidationReport
{
    /// <summary>What the document is; null when that could not be told.</summary>
    public DocumentIdentity? Identity { get; init; }

    /// <summary>The version it was read by; null when it was not read.</summary>
    public StandardVersion? Version { get; init; }

    /// <summary>Projects, releases or records read.</summary>
    public long Items { get; init; }

    /// <summary>How many different ocids the releases or records have; 0 for projects. In an archive each document is counted by itself.</summary>
    public long Processes { get; init; }

    /// <summary>Bytes read, after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>The four verdicts, in their order: structure, conformance, quality, coverage.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>The notices, in document order; of each code no more than were asked for.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>How many there were of each code, the gravest kind first.</summary>
    public required IReadOnlyList<NoticeCount> Counts { get; init; }

    /// <summary>What each check said, in the order of <see cref="CheckList"/>.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>How often each field of the schema is filled, in the order of the schema.</summary>
    public IReadOnlyList<FieldCoverage> Fields { get; init; } = [];

    /// <summary>How often each code occurs in each field that has a codelist, in the order of the schema.</summary>
    public IReadOnlyList<FieldCodes> Codes { get; init; } = [];

    /// <summary>How many projects disclose each element of the CoST standard, in its order; none for releases and records.</summary>
    public IReadOnlyList<IdsElementCoverage> IdsElements { get; init; } = [];

    /// <summary>Whether the document keeps to its schema.</summary>
    public Verdict Structure => Verdicts[0];

    /// <summary>Whether it keeps to the standard's rules beside the schema.</summary>
    public Verdict Conformance => Verdicts[1];

    /// <summary>Whether its data hold together.</summary>
    public Verdict Quality => Verdicts[2];

    /// <summary>How much of what is asked for it publishes.</summary>
    public Verdict Coverage => Verdicts[3];
}
