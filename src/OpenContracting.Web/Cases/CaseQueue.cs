namespace OpenContracting.Web.Cases;

/// <summary>The lists of the moderators' desk.</summary>
public enum CaseQueue
{
    /// <summary>Not decided yet.</summary>
    Waiting,

    /// <summary>To be looked at again by somebody else.</summary>
    Appealed,

    /// <summary>Proposed to be removed; a second person decides.</summary>
    ToRemove,

    /// <summary>In everybody's sight.</summary>
    Published,
}
