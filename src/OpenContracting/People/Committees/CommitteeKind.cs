namespace OpenContracting.People.Committees;

/// <summary>What kind of group watches a work.</summary>
public enum CommitteeKind
{
    /// <summary>A social audit committee of neighbours, certified by ANTAI.</summary>
    SocialAudit,

    /// <summary>A CoST assurance team.</summary>
    AssuranceTeam,

    /// <summary>A multi-stakeholder group.</summary>
    MultiStakeholder,

    /// <summary>A group of a university.</summary>
    University,
}
