namespace OpenContracting.Validation.Indicators;

/// <summary>What a buyer, a procuring entity or a tenderer had to do with bids, over all processes.</summary>
internal sealed class BidCounts
{
    /// <summary>Processes in which bids were submitted.</summary>
    public long Processes { get; set; }

    public long Submitted { get; set; }

    public long Disqualified { get; set; }

    /// <summary>Processes in which it had a valid bid.</summary>
    public long Valid { get; set; }

    /// <summary>Of those, the ones it won.</summary>
    public long Won { get; set; }

    /// <summary>Processes in which it was awarded classified items.</summary>
    public long Supplied { get; set; }

    /// <summary>The classes of these items.</summary>
    public HashSet<string> Classes { get; } = new(StringComparer.Ordinal);

    public void Add(BidCounts other)
    {
        Processes += other.Processes;
        Submitted += other.Submitted;
        Disqualified += other.Disqualified;
        Valid += other.Valid;
        Won += other.Won;
        Supplied += other.Supplied;
        Classes.UnionWith(other.Classes);
    }

    public void AddBids(IReadOnlyCollection<Bid> bids)
    {
        Processes++;
        Submitted += bids.Count;
        Disqualified += bids.Count(bid => bid.IsDisqualified);
    }
}
