using OpenContracting.People.Committees;

namespace OpenContracting.Storage.Committees;

/// <summary>What a committee saw at a work on a day. Published as it is written; the institution's reply is added once.</summary>
public sealed class CommitteeVisit
{
    public const int LongestText = 4000;

    public int Id { get; set; }
    public int CommitteeId { get; set; }
    public required string ProjectId { get; set; }
    public required DateOnly On { get; set; }

    /// <summary>Per cent of the work seen done.</summary>
    public required decimal Observed { get; set; }

    /// <summary>Per cent the institution had stated by then, as published on that occasion.</summary>
    public decimal? Official { get; set; }

    /// <summary>What was found, without names.</summary>
    public required string Finding { get; set; }
    public required DateOnly PublishedOn { get; set; }

    // The institution's reply.
    public string? Reply { get; set; }
    public DateOnly? RepliedOn { get; set; }

    /// <summary>The code of the recommendation made of the finding.</summary>
    public string? Recommendation { get; set; }

    /// <summary>What the rules read.</summary>
    public VisitFacts Facts => new() { PublishedOn = PublishedOn, Observed = Observed, Official = Official, RepliedOn = RepliedOn };
}
