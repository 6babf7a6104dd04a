namespace OpenContracting.People.Cases;

/// <summary>What can happen to a case.</summary>
public enum CaseEventKind
{
    /// <summary>It came in.</summary>
    Received,

    /// <summary>A moderator published it, with or without redactions.</summary>
    Published,

    /// <summary>A moderator did not publish it, for a reason.</summary>
    Returned,

    /// <summary>A moderator found that another case says it already.</summary>
    Merged,

    /// <summary>A moderator asks that a published case be removed; a second one decides.</summary>
    RemovalProposed,

    /// <summary>A second moderator agreed.</summary>
    Removed,

    /// <summary>A second moderator disagreed; it stays.</summary>
    Kept,

    /// <summary>Its author asks that a decision be looked at again, by somebody else.</summary>
    Appealed,

    /// <summary>Somebody else looked at a decision again, and it stands.</summary>
    Upheld,

    /// <summary>The institution answered.</summary>
    Replied,

    /// <summary>It was handed on to an office.</summary>
    Forwarded,

    /// <summary>What came of it.</summary>
    Outcome,

    /// <summary>Its recipients are done with it.</summary>
    Closed,

    /// <summary>It is open again.</summary>
    Reopened,

    /// <summary>What it said was forgotten: its term ran out, or its author asked.</summary>
    Forgotten,
}
