namespace OpenContracting.People.Recommendations;

/// <summary>How far a recommendation has come.</summary>
public enum RecommendationState
{
    /// <summary>Recorded, not answered yet.</summary>
    Received,

    /// <summary>Answered in words; nothing is promised yet.</summary>
    Answered,

    /// <summary>Will be done as asked.</summary>
    Accepted,

    /// <summary>Will be done in part; the answer says which.</summary>
    PartlyAccepted,

    /// <summary>Will not be done; the answer says why.</summary>
    Rejected,

    /// <summary>Work on it has begun.</summary>
    InProgress,

    /// <summary>Said to be done, with evidence.</summary>
    Done,

    /// <summary>Civil society looked and found it done.</summary>
    Verified,
}
