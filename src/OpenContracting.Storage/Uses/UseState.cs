namespace OpenContracting.Storage.Uses;

public enum UseState
{
    /// <summary>Nobody has read it yet.</summary>
    Pending,

    /// <summary>In the catalogue.</summary>
    Published,

    /// <summary>Not published, with a reason the sender can read.</summary>
    Returned,

    /// <summary>Was in the catalogue and is not any more.</summary>
    Removed,
}
