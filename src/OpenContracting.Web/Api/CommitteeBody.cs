namespace OpenContracting.Web.Api;

/// <summary>A committee that watches works, with the rules held against it. Names are those of members who consented, and no others.</summary>
public sealed record CommitteeBody
{
    /// <summary>Its public name: <c>comite-3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its page, in Spanish.</summary>
    public required string Uri { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary><c>socialAudit</c>, <c>assuranceTeam</c>, <c>multiStakeholder</c> or <c>university</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>planned</c>, <c>callOpen</c>, <c>forming</c>, <c>certified</c>, <c>active</c> or <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>The province's code.</summary>
    public required string Province { get; init; }

    /// <summary>The district's code, four digits; absent where it watches a whole province.</summary>
    public string? District { get; init; }

    /// <summary>Whether people can join today.</summary>
    public required bool CallOpen { get; init; }

    /// <summary>The first day of the call.</summary>
    public DateOnly? CallOpens { get; init; }

    /// <summary>The last day of the call.</summary>
    public DateOnly? CallCloses { get; init; }

    /// <summary>How many persons it has.</summary>
    public required int Members { get; init; }

    /// <summary>How many of them are women; absent where it was not told.</summary>
    public int? Women { get; init; }

    /// <summary>Persons missing to the least number of five.</summary>
    public required int MembersMissing { get; init; }

    /// <summary>The number of its certificate.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>Where the certificate can be seen.</summary>
    public string? CertificateUri { get; init; }

    /// <summary>The first day of its term.</summary>
    public DateOnly? TermStart { get; init; }

    /// <summary>The last day of its term.</summary>
    public DateOnly? TermEnd { get; init; }

    /// <summary>How to reach it: an office, a page or a shared address, never a person's own.</summary>
    public string? Contact { get; init; }

    /// <summary>When it meets next.</summary>
    public DateTimeOffset? NextMeeting { get; init; }

    /// <summary>Where it meets next.</summary>
    public string? MeetingPlace { get; init; }

    /// <summary>When the work was formally received.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day of its final report.</summary>
    public DateOnly? ReportedOn { get; init; }

    /// <summary>Where the final report can be read.</summary>
    public string? ReportUri { get; init; }

    /// <summary><c>notDue</c>, <c>delivered</c>, <c>deliveredLate</c> or <c>missing</c>: owed before the work is formally received.</summary>
    public required string FinalReport { get; init; }

    /// <summary>The OC4IDS ids of the works it watches.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>The names of members who agreed to be named; often fewer than there are members.</summary>
    public required IReadOnlyList<string> NamesWithConsent { get; init; }

    /// <summary>When anything of this last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
