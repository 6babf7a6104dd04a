using OpenContracting.Json;

namespace OpenContracting.Validation.Signals;

/// <summary>What signals need of one OC4IDS project.</summary>
public sealed class SignalFacts
{
    private SignalFacts(JsonValue project, Func<string, int?>? tenderDays)
    {
        Id = project["id"u8].GetString() ?? "";
        Institution = project["publicAuthority"u8]["id"u8].GetString();
        Completed = ContractFacts.InstantOf(project["completion"u8]["endDate"u8]);
        Progress = ProgressOf(project);
        foreach (var process in project["contractingProcesses"u8].Elements)
            Contracts.Add(new ContractFacts(process, tenderDays));
    }

    /// <summary>The project's id.</summary>
    public string Id { get; }

    internal string? Institution { get; }

    /// <summary>When the works were completed.</summary>
    internal DateTimeOffset? Completed { get; }

    /// <summary>How much of the works is done, 0 to 1, as last observed.</summary>
    internal decimal? Progress { get; }

    internal List<ContractFacts> Contracts { get; } = [];

    /// <summary>Reads a project, UTF-8 JSON.</summary>
    /// <param name="project">The project.</param>
    /// <param name="tenderDays">How many whole days there were to bid in the process of an ocid, which OC4IDS has no field for; null when not known.</param>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not JSON.</exception>
    public static SignalFacts Of(ReadOnlyMemory<byte> project, Func<string, int?>? tenderDays = null) => new(JsonItem.Parse(project).Root, tenderDays);

    private static decimal? ProgressOf(JsonValue project)
    {
        var (latest, progress) = (DateTimeOffset.MinValue, (decimal?)null);
        foreach (var metric in project["metrics"u8].Elements)
            if (metric["id"u8].Is("physicalProgress"u8))
                foreach (var observation in metric["observations"u8].Elements)
                    if (ContractFacts.InstantOf(observation["period"u8]["endDate"u8]) is { } at && at >= latest && observation["measure"u8].TryGetDecimal(out var percent))
                        (latest, progress) = (at, percent / 100);
        return progress;
    }
}
