namespace OpenContracting.People.Gatherings;

/// <summary>Why people come together.</summary>
public enum GatheringKind
{
    /// <summary>The committees' meeting on 28 September, the day of access to information, or another of theirs.</summary>
    Committees,

    /// <summary>A workshop in which people learn to use the data.</summary>
    Workshop,
}
