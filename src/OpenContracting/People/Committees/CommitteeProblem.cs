namespace OpenContracting.People.Committees;

/// <summary>Why what is said of a committee cannot be.</summary>
public enum CommitteeProblem
{
    /// <summary>It is called certified or active without the number of a certificate.</summary>
    CertificateMissing,

    /// <summary>It is called certified or active with fewer members than the rule asks for.</summary>
    TooFewMembers,

    /// <summary>More women, or more names, than members.</summary>
    MoreThanMembers,

    /// <summary>The call is open without saying until when.</summary>
    CallWithoutEnd,

    /// <summary>Something ends before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>A social audit committee watches a work: none is named.</summary>
    WorkMissing,
}
