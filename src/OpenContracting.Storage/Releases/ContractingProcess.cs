using OpenContracting.Projects;

namespace OpenContracting.Storage.Releases;

/// <summary>A contracting process: its compiled release, whether it is infrastructure, and what groups it with others.</summary>
public sealed class ContractingProcess
{
    public long Id { get; set; }

    // Identification.
    public required string ProcessKey { get; set; }
    public string? Ocid { get; set; }
    public string? ExternalReference { get; set; }

    /// <summary>Counts up with every new release.</summary>
    public int Revision { get; set; }

    /// <summary>The revision <see cref="Compiled"/> shows; where the two differ there is merging to do.</summary>
    public int CompiledRevision { get; set; }

    // The compiled release, exact bytes; null until first merged.
    public DateTimeOffset? Date { get; set; }
    public byte[]? Compiled { get; set; }
    public byte[]? CompiledHash { get; set; }

    // The decision of the rules, or of a person where one decided.
    public InfrastructureOutcome? Outcome { get; set; }
    public bool Associated { get; set; }

    /// <summary>The reasons as a JSON array of <c>{"rule", "evidence"}</c>, strongest first.</summary>
    public byte[]? Reasons { get; set; }
    public bool DecidedByPerson { get; set; }

    /// <summary>The grouping facts, JSON; null when it is no infrastructure.</summary>
    public byte[]? GroupingFacts { get; set; }

    /// <summary>The project it belongs to; null when it belongs to none.</summary>
    public string? ProjectId { get; set; }
}
