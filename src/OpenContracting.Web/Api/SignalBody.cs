namespace OpenContracting.Web.Api;

/// <summary>A signal: a question, never an accusation.</summary>
public sealed record SignalBody
{
    /// <summary>Names it: <c>cost-growth</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it asks, in the reader's language.</summary>
    public required string Question { get; init; }

    /// <summary>How it is reckoned, in the reader's language.</summary>
    public required string Formula { get; init; }

    /// <summary>Beyond which limit it is raised; ours, of no law and no standard.</summary>
    public required string Threshold { get; init; }

    /// <summary>The data without which it cannot be told.</summary>
    public required string Needs { get; init; }

    /// <summary>Good reasons for which it may be raised all the same.</summary>
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
