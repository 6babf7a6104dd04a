namespace OpenContracting.People.Committees;

/// <summary>What somebody does in a committee's workroom.</summary>
public enum CommitteePart
{
    /// <summary>Writes, agrees, and publishes what was agreed.</summary>
    Coordinator,

    /// <summary>Writes and agrees.</summary>
    Member,

    /// <summary>Reads: ANTAI, CoST, a university.</summary>
    Observer,
}
