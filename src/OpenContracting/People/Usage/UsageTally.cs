namespace OpenContracting.People.Usage;

/// <summary>The counts of one line; those of parts add up to those of the whole.</summary>
public sealed record UsageTally
{
    /// <summary>Looks and deliveries, double clicks once.</summary>
    public long Investigations { get; set; }

    /// <summary>Deliveries of the data, double clicks once.</summary>
    public long Requests { get; set; }

    /// <summary>Sessions in which the item was looked at or fetched.</summary>
    public long UniqueInvestigations { get; set; }

    /// <summary>Sessions in which the item was fetched.</summary>
    public long UniqueRequests { get; set; }

    /// <summary>Sessions: a visitor in one hour of one day.</summary>
    public long Sessions { get; set; }

    /// <summary>Share buttons pressed.</summary>
    public long Shares { get; set; }

    /// <summary>Citations saved.</summary>
    public long Saves { get; set; }

    /// <summary>Feeds opened to be followed.</summary>
    public long Follows { get; set; }

    /// <summary>Adds the counts of another part.</summary>
    public void Add(UsageTally other)
    {
        Investigations += other.Investigations;
        Requests += other.Requests;
        UniqueInvestigations += other.UniqueInvestigations;
        UniqueRequests += other.UniqueRequests;
        Sessions += other.Sessions;
        Shares += other.Shares;
        Saves += other.Saves;
        Follows += other.Follows;
    }
}
