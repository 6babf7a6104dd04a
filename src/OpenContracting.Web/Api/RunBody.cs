using OpenContracting.Storage.Runs;

namespace OpenContracting.Web.Api;

/// <summary>A run of the chain of jobs.</summary>
public sealed record RunBody
{
    public required long Id { get; init; }
    public required string Kind { get; init; }
    public long? ExportId { get; init; }
    public required string Stage { get; init; }
    public required string State { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
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
