using OpenContracting.Storage.Runs;

namespace OpenContracting.Web.Api;

/// <summary>A run of the chain of jobs.</summary>
public sealed record RunBody
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary><c>intake</c> (one export), <c>rebuild</c> (one export again) or <c>publication</c> (all that changed).</summary>
    public required string Kind { get; init; }

    /// <summary>The number of the export it is about; absent for publications.</summary>
    public long? ExportId { get; init; }

    /// <summary>Where it is: <c>readExport</c>, <c>mergeReleases</c>, <c>groupProjects</c>, <c>mapProjects</c>, <c>validateProjects</c>, <c>publish</c>, <c>writeBulkFiles</c> or <c>writeManifest</c>.</summary>
    public required string Stage { get; init; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>stopped</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed, as a stable code.</summary>
    public string? ErrorCode { get; init; }

    public static RunBody Of(Run run) => new()
    {
        Id = run.Id,
        Kind = Word.Of(run.Kind),
        ExportId = run.ExportId,
        Stage = Word.Of(run.Stage),
        State = Word.Of(run.State),
        StartedAt = run.StartedAt,
        FinishedAt = run.FinishedAt,
        ErrorCode = run.ErrorCode,
    };
}
