namespace OpenContracting.People.Recommendations;

/// <summary>What an entry of a recommendation's history says.</summary>
public enum RecommendationEntryKind
{
    /// <summary>The recommendation was made; always the first entry.</summary>
    Received,

    /// <summary>Its state changed.</summary>
    State,

    /// <summary>It is to be done by a day.</summary>
    Due,

    /// <summary>A step on the way, to be reached by a day.</summary>
    Milestone,

    /// <summary>A step was reached.</summary>
    MilestoneReached,

    /// <summary>Something that shows what was done.</summary>
    Evidence,

    /// <summary>A remark.</summary>
    Note,

    /// <summary>An earlier entry no longer counts.</summary>
    Undo,
}
