namespace OpenContracting.Web.Api;

/// <summary>Figures of use, with all that is needed to read them.</summary>
/// <param name="By">By what they are listed.</param>
/// <param name="From">The first day, of Panama.</param>
/// <param name="To">The last day.</param>
/// <param name="Rules">The version of the rules of counting.</param>
/// <param name="RobotsList">The version of the list by which robots are told.</param>
/// <param name="Smallest">Counts below it, but not 0, are null.</param>
/// <param name="CountedUntil">When counts were last added.</param>
/// <param name="Dropped">Answers that came too fast to be counted.</param>
/// <param name="Rows">The figures.</param>
/// <param name="Restatements">What was corrected later, and why.</param>
public sealed record UsageBody(
    string By, DateOnly From, DateOnly To, string Rules, string RobotsList, int Smallest, DateTimeOffset? CountedUntil, long Dropped,
    IReadOnlyList<UsageRowBody> Rows, IReadOnlyList<UsageRestatementBody> Restatements);
