using System.Text.Json;
using System.Text.Json.Serialization;
using OpenContracting.Projects.Grouping;
using OpenContracting.Releases;
using OpenContracting.Standards;

namespace OpenContracting.Projects;

/// <summary>What grouping needs to know of one process: small enough to keep for every process of the country.</summary>
public sealed record GroupingFacts
{
    /// <summary>The process: see <see cref="Exports.ProcessSnapshot.ProcessKey"/>.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>The ocid, when it has one.</summary>
    public string? Ocid { get; init; }

    /// <summary>The number of the act in the procurement system (numProceso).</summary>
    public string? Number { get; init; }

    /// <summary>Whether it is infrastructure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InfrastructureOutcome Outcome { get; init; }

    /// <summary>Design, supervision and the like: part of a project only together with its works.</summary>
    public bool Associated { get; init; }

    /// <summary>The buyer's name with accents and case folded; empty when unknown.</summary>
    public string Buyer { get; init; } = "";

    /// <summary>The title as published.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, as far as known.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Ids of the project in other registers, as the source gives them.</summary>
    public IReadOnlyList<ExternalProjectId> ProjectIds { get; init; } = [];

    /// <summary>Ocids or numbers of processes this one names as its own earlier or other form.</summary>
    public IReadOnlyList<string> RelatedProcesses { get; init; } = [];

    /// <summary>Numbers of contracts signed in this process, folded (<c>contrato 34 2020</c> gives <c>34-2020</c>).</summary>
    public IReadOnlyList<string> ContractNumbers { get; init; } = [];

    /// <summary>Numbers of contracts its title quotes, folded.</summary>
    public IReadOnlyList<string> QuotedContracts { get; init; } = [];

    /// <summary>How releases are merged where only <see cref="InfrastructureClassifier"/> and these facts will read what comes of it: nothing else is merged.</summary>
    public static MergeRules Parts => SchemaFolder.Current.Keep("projects/grouping", static _ => MergeRules.Ocds115.Only(GroupingFactsReading.Paths));

    /// <summary>Reads them from a compiled release.</summary>
    public static GroupingFacts From(string processKey, JsonElement compiledRelease, InfrastructureDecision decision) =>
        GroupingFactsReading.Read(processKey, compiledRelease, decision);

    /// <summary>The facts as UTF-8 JSON, to be kept.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, GroupingJson.Default.GroupingFacts);

    /// <summary>The facts kept by <see cref="ToJson"/>.</summary>
    public static GroupingFacts Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, GroupingJson.Default.GroupingFacts) ?? throw new JsonException("Grouping facts are an object, not null.");
}
