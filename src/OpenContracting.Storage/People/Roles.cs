namespace OpenContracting.Storage.People;

/// <summary>The roles, one row each in the table of roles; their titles are texts of the portal.</summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string Curator = "curator";

    /// <summary>Scoped to the institutions in <see cref="UserInstitution"/>.</summary>
    public const string InstitutionOfficer = "institution-officer";

    /// <summary>May hold publisher keys (see <see cref="PublisherKey"/>) and push exports.</summary>
    public const string Publisher = "publisher";
    public const string CostAnalyst = "cost-analyst";
    public const string SecondReader = "second-reader";
    public const string Moderator = "moderator";
    public const string CommitteeCoordinator = "committee-coordinator";

    /// <summary>Enters the workrooms of the committees they have a seat in, and nothing else.</summary>
    public const string CommitteeMember = "committee-member";

    /// <summary>Receives confidential reports. What they say opens with a recipient's private key alone, which no account has.</summary>
    public const string CaseRecipient = "case-recipient";
    public const string CivilSocietyVerifier = "civil-society-verifier";

    public static IReadOnlyList<string> All { get; } =
    [
        Administrator, Curator, InstitutionOfficer, Publisher, CostAnalyst, SecondReader, Moderator,
        CommitteeCoordinator, CommitteeMember, CivilSocietyVerifier, CaseRecipient,
    ];
}
