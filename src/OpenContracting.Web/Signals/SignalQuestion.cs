using OpenContracting.Storage.Signals;
using OpenContracting.Validation.Signals;

namespace OpenContracting.Web.Signals;

/// <summary>A signal of one work: the contracts that raise it, and what the institution answered, the newest first.</summary>
public sealed record SignalQuestion(string ProjectId, string Title, IReadOnlyList<SignalFinding> Findings, IReadOnlyList<SignalReply> Replies)
{
    public Signal Signal => Findings[0].Signal;
}
