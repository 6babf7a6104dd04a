namespace OpenContracting.Web.Usage;

/// <summary>Counts that may be published: those from 1 to 4 are hidden, because few may be known ones.</summary>
public sealed record UsageCounts(
    long Investigations, long Requests, long UniqueInvestigations, long UniqueRequests, long Sessions, long Shares, long Saves, long Follows)
{
    /// <summary>Counts below it are shown as "less than" it.</summary>
    public const int Smallest = 5;

    public static readonly UsageCounts None = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The number, or null where it is one that is hidden.</summary>
    public static long? Shown(long count) => count is > 0 and < Smallest ? null : count;

    public static UsageCounts operator +(UsageCounts left, UsageCounts right) => new(
        left.Investigations + right.Investigations, left.Requests + right.Requests,
        left.UniqueInvestigations + right.UniqueInvestigations, left.UniqueRequests + right.UniqueRequests,
        left.Sessions + right.Sessions, left.Shares + right.Shares, left.Saves + right.Saves, left.Follows + right.Follows);
}
