namespace OpenContracting.Storage.Links;

/// <summary>What came of asking an address for its document.</summary>
public enum LinkOutcome
{
    /// <summary>It answered that it has something.</summary>
    Reachable,

    /// <summary>Its server says that there is nothing, or no longer.</summary>
    Gone,

    /// <summary>It gave no answer that tells either.</summary>
    Unanswered,

    /// <summary>It was not asked: the site does not want it, or it is no address of the public's.</summary>
    LeftAlone,
}
