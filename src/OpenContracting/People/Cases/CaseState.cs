namespace OpenContracting.People.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>Nobody has decided anything yet.</summary>
    Received,

    /// <summary>An observation in everybody's sight.</summary>
    Published,

    /// <summary>An observation that was not published, for a reason its author can read.</summary>
    Returned,

    /// <summary>An observation that says what another says already.</summary>
    Merged,

    /// <summary>An observation that was published and is no more: two people decided so.</summary>
    Removed,

    /// <summary>Said to have been made elsewhere, without a text: only counted.</summary>
    Counted,

    /// <summary>A confidential report whose recipients are done with it.</summary>
    Closed,
}
