using System.Globalization;
using OpenContracting.People.Committees;
using OpenContracting.Releases.Panama;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Api;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Committees;

/// <summary>What the form for a committee holds; empty fields are null.</summary>
public sealed class CommitteeForm
{
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? State { get; set; }
    public string? Province { get; set; }
    public string? District { get; set; }
    public DateOnly? CallOpens { get; set; }
    public DateOnly? CallCloses { get; set; }
    public string? CertificateNumber { get; set; }
    public string? CertificateLink { get; set; }
    public DateOnly? TermStart { get; set; }
    public DateOnly? TermEnd { get; set; }
    public int Members { get; set; }
    public int? Women { get; set; }
    public string? Contact { get; set; }

    /// <summary>Local time of Panama, as the browser writes it.</summary>
    public DateTime? NextMeeting { get; set; }
    public string? MeetingPlace { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public string? ReportLink { get; set; }

    /// <summary>The ids of works, by spaces or lines.</summary>
    public string? Projects { get; set; }

    public IReadOnlyList<string> ProjectIds =>
        [.. (Projects ?? "").Split([' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>What a committee holds now, to be changed.</summary>
    public static CommitteeForm Of(Committee committee) => new()
    {
        Name = committee.Name,
        Kind = Word.Of(committee.Kind),
        State = Word.Of(committee.State),
        Province = committee.Province,
        District = committee.District,
        CallOpens = committee.CallOpens,
        CallCloses = committee.CallCloses,
        CertificateNumber = committee.CertificateNumber,
        CertificateLink = committee.CertificateLink,
        TermStart = committee.TermStart,
        TermEnd = committee.TermEnd,
        Members = committee.MembersCount,
        Women = committee.WomenCount,
        Contact = committee.Contact,
        NextMeeting = committee.NextMeeting?.ToOffset(PanamaDate.Offset).DateTime,
        MeetingPlace = committee.MeetingPlace,
        ReceivedOn = committee.ReceivedOn,
        ReportedOn = committee.ReportedOn,
        ReportLink = committee.ReportLink,
        Projects = string.Join('\n', committee.Projects.Select(watched => watched.ProjectId)),
    };

    /// <summary>Keys of texts that say what is wrong.</summary>
    /// <param name="names">How many names are published already.</param>
    public IReadOnlyList<string> Problems(int names = 0)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(Name) || Texts().Any(text => text?.Length > Committee.LongestText))
            problems.Add("committeeForm.nameWrong");
        if (RecommendationFilter.Find<CommitteeKind>(Kind) is not { } kind || RecommendationFilter.Find<CommitteeState>(State) is not { } state)
            return [.. problems, "committeeForm.kindWrong"];
        var places = Places.Of();
        if (Province is null || places.Find(Province) is null || (District is not null && places.FindDistrict(District)?.Province != Province))
            problems.Add("committeeForm.placeWrong");
        if (Members < 0 || Women < 0)
            problems.Add("committee.problem.moreThanMembers");
        if (((string?[])[CertificateLink, ReportLink]).Any(link => link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")))
            problems.Add("committeeForm.linkWrong");
        var committee = new Committee { Code = "", Name = Name ?? "", Kind = kind, State = state, Province = Province ?? "", CreatedAt = default, ChangedAt = default };
        WriteTo(committee);
        problems.AddRange((committee.Facts with { Names = names }).Problems().Select(problem => $"committee.problem.{Word.Of(problem)}"));
        return [.. problems.Distinct()];
    }

    public void WriteTo(Committee committee)
    {
        committee.Name = Name!.Trim();
        committee.Kind = RecommendationFilter.Find<CommitteeKind>(Kind)!.Value;
        committee.State = RecommendationFilter.Find<CommitteeState>(State)!.Value;
        committee.Province = Province!;
        committee.District = District;
        committee.CallOpens = CallOpens;
        committee.CallCloses = CallCloses;
        committee.CertificateNumber = CertificateNumber?.Trim();
        committee.CertificateLink = CertificateLink;
        committee.TermStart = TermStart;
        committee.TermEnd = TermEnd;
        committee.MembersCount = Members;
        committee.WomenCount = Women;
        committee.Contact = Contact?.Trim();
        committee.NextMeeting = NextMeeting is { } local ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), PanamaDate.Offset).ToUniversalTime() : null;
        committee.MeetingPlace = MeetingPlace?.Trim();
        committee.ReceivedOn = ReceivedOn;
        committee.ReportedOn = ReportedOn;
        committee.ReportLink = ReportLink;
        committee.Projects.RemoveAll(watched => !ProjectIds.Contains(watched.ProjectId));
        committee.Projects.AddRange(ProjectIds.Where(id => !committee.Projects.Exists(watched => watched.ProjectId == id)).Select(id => new CommitteeProject { ProjectId = id }));
    }

    /// <summary>A day or a minute as the browser's fields take it.</summary>
    public static string? Field(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Field(DateTime? minute) => minute?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private IEnumerable<string?> Texts() => [Name, CertificateNumber, CertificateLink, Contact, MeetingPlace, ReportLink];
}
