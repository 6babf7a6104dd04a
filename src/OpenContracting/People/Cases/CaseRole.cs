namespace OpenContracting.People.Cases;

/// <summary>In which part somebody acts on a case.</summary>
public enum CaseRole
{
    /// <summary>Whoever sent it in; known by the receipt alone.</summary>
    Author,

    /// <summary>Who reads observations before the public does.</summary>
    Moderator,

    /// <summary>The institution that the case is about.</summary>
    Institution,

    /// <summary>Who receives confidential reports.</summary>
    Recipient,

    /// <summary>The portal by itself: a term that ran out.</summary>
    Portal,
}
