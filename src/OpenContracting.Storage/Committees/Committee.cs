using OpenContracting.People.Committees;

namespace OpenContracting.Storage.Committees;

/// <summary>A group of citizens that watches works, or is about to.</summary>
public sealed class Committee
{
    public const int LongestText = 300;

    public int Id { get; set; }

    /// <summary>Its public name in addresses: <c>comite-3</c>.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required CommitteeKind Kind { get; set; }
    public required CommitteeState State { get; set; }

    // Where.
    /// <summary>The province's code.</summary>
    public required string Province { get; set; }

    /// <summary>The district's code, four digits.</summary>
    public string? District { get; set; }

    // The call.
    public DateOnly? CallOpens { get; set; }
    public DateOnly? CallCloses { get; set; }

    // The certificate.
    public string? CertificateNumber { get; set; }
    public string? CertificateLink { get; set; }
    public DateOnly? TermStart { get; set; }
    public DateOnly? TermEnd { get; set; }

    // Its persons: counted; named only in Members.
    public int MembersCount { get; set; }
    public int? WomenCount { get; set; }

    /// <summary>A way to reach the committee that is nobody's own: an office, a page, a shared address.</summary>
    public string? Contact { get; set; }

    // What it does.
    public DateTimeOffset? NextMeeting { get; set; }
    public string? MeetingPlace { get; set; }

    /// <summary>When the work was formally received.</summary>
    public DateOnly? ReceivedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public string? ReportLink { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    public List<CommitteeProject> Projects { get; } = [];
    public List<CommitteeMember> Members { get; } = [];

    /// <summary>What the rules read.</summary>
    public CommitteeFacts Facts => new()
    {
        Kind = Kind,
        State = State,
        Members = MembersCount,
        Women = WomenCount,
        Names = Members.Count(member => member.Name is not null),
        Certificate = CertificateNumber,
        Works = Projects.Count,
        CallOpens = CallOpens,
        CallCloses = CallCloses,
        TermStart = TermStart,
        TermEnd = TermEnd,
        ReceivedOn = ReceivedOn,
        ReportedOn = ReportedOn,
    };
}
