namespace OpenContracting.Web.Api;

/// <summary>A signal: a question, never an accusation.</summary>
public sealed record SignalBody
{
    public required string Code { get; init; }
    public required string Question { get; init; }
    public required string Formula { get; init; }
    public required string Threshold { get; init; }
    public required string Needs { get; init; }
    public required string FalseAlarms { get; init; }

    /// <summary>Projects that have the data to tell.</summary>
    public required int Computable { get; init; }

    /// <summary>Projects that raise it.</summary>
    public required int Raised { get; init; }

    /// <summary>The contracts that raise it, the furthest beyond the limit first; in lists absent.</summary>
    public IReadOnlyList<SignalRowBody>? Contracts { get; init; }

    /// <summary>What institutions answer, the newest first; in lists absent.</summary>
    public IReadOnlyList<SignalReplyBody>? Replies { get; init; }
}
