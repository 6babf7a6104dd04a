namespace OpenContracting.People.Committees;

/// <summary>How far a committee has come.</summary>
public enum CommitteeState
{
    /// <summary>Announced.</summary>
    Planned,

    /// <summary>Neighbours may put their names down.</summary>
    CallOpen,

    /// <summary>Its members come together; the certificate is asked for.</summary>
    Forming,

    /// <summary>Certified, and not at work yet.</summary>
    Certified,

    /// <summary>At work.</summary>
    Active,

    /// <summary>Its work is over.</summary>
    Closed,
}
