using OpenContracting.Storage.Links;

namespace OpenContracting.Web.Links;

/// <summary>How many addresses answered what.</summary>
public sealed record LinkCount(int Reachable, int Gone, int Unanswered, int LeftAlone, int NotChecked, DateTimeOffset? LastChecked)
{
    public static readonly LinkCount None = new(0, 0, 0, 0, 0, null);

    public int Addresses => Reachable + Gone + Unanswered + LeftAlone + NotChecked;

    public int Asked => Reachable + Gone + Unanswered;

    /// <summary>Per cent of those asked that answered, rounded down; null when none was asked.</summary>
    public decimal? Share => Asked == 0 ? null : Math.Floor(1000m * Reachable / Asked) / 10;

    public LinkCount With(LinkOutcome? outcome, int count, DateTimeOffset? last)
    {
        var more = outcome switch
        {
            LinkOutcome.Reachable => this with { Reachable = Reachable + count },
            LinkOutcome.Gone => this with { Gone = Gone + count },
            LinkOutcome.Unanswered => this with { Unanswered = Unanswered + count },
            LinkOutcome.LeftAlone => this with { LeftAlone = LeftAlone + count },
            _ => this with { NotChecked = NotChecked + count },
        };
        return more with { LastChecked = LastChecked is null || last > LastChecked ? last ?? LastChecked : LastChecked };
    }
}
