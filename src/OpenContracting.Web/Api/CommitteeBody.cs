namespace OpenContracting.Web.Api;

/// <summary>A committee that watches works, with the rules held against it. Names are those of members who consented, and no others.</summary>
public sealed record CommitteeBody
{
    public required string Id { get; init; }
    public required string Uri { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string State { get; init; }
    public required string Province { get; init; }
    public string? District { get; init; }
    public required bool CallOpen { get; init; }
    public DateOnly? CallOpens { get; init; }
    public DateOnly? CallCloses { get; init; }
    public required int Members { get; init; }
    public int? Women { get; init; }

    /// <summary>Persons missing to the least number of five.</summary>
    public required int MembersMissing { get; init; }
    public string? CertificateNumber { get; init; }
    public string? CertificateUri { get; init; }
    public DateOnly? TermStart { get; init; }
    public DateOnly? TermEnd { get; init; }
    public string? Contact { get; init; }
    public DateTimeOffset? NextMeeting { get; init; }
    public string? MeetingPlace { get; init; }

    /// <summary>When the work was formally received.</summary>
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public string? ReportUri { get; init; }

    /// <summary><c>notDue</c>, <c>delivered</c>, <c>deliveredLate</c> or <c>missing</c>: owed before the work is formally received.</summary>
    public required string FinalReport { get; init; }
    public required IReadOnlyList<string> Projects { get; init; }
    public required IReadOnlyList<string> NamesWithConsent { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
}
