using OpenContracting.People.Usage;

namespace OpenContracting.Storage.Usage;

/// <summary>The counts of one day of one item, by format, channel and kind of agent. Nothing in it leads to who it was.</summary>
public sealed class UsageDay
{
    public const int LongestCode = 20;
    public const int LongestItem = 100;

    /// <summary>A day of Panama.</summary>
    public required DateOnly Day { get; set; }

    // What of: codes and ids of ours (see UsageItem), never what somebody typed.
    public required string Kind { get; set; }
    public required string Item { get; set; }

    /// <summary>The institution whose project or page it is; empty for none.</summary>
    public required string Institution { get; set; }
    public required string Format { get; set; }
    public required string Channel { get; set; }

    // By whom, and by which list of robots that was told.
    public required AgentClass Agent { get; set; }
    public required string RobotsList { get; set; }

    public long Investigations { get; set; }
    public long Requests { get; set; }
    public long UniqueInvestigations { get; set; }
    public long UniqueRequests { get; set; }
    public long Sessions { get; set; }
    public long Shares { get; set; }
    public long Saves { get; set; }
    public long Follows { get; set; }

    /// <summary>Events that came faster than they could be counted, on the row of the kind <c>dropped</c>.</summary>
    public long Dropped { get; set; }
}
