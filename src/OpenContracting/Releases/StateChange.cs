namespace OpenContracting.Releases;

/// <summary>What a new state of a process means beside the earlier ones.</summary>
public enum StateChange
{
    /// <summary>The first that is heard of the process.</summary>
    First,

    /// <summary>The process is not as it was.</summary>
    Changed,

    /// <summary>It says what is known already.</summary>
    Unchanged,

    /// <summary>By its source's own date it is older than what is known of that source and shape.</summary>
    Older,

    /// <summary>A release that the source itself published: it is merged as the standard says.</summary>
    Event,
}
