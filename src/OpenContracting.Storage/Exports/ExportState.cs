namespace OpenContracting.Storage.Exports;

public enum ExportState
{
    /// <summary>Bytes are coming in; not an export yet, and swept away when the sender never finishes.</summary>
    Receiving,

    /// <summary>All bytes are stored; a run is under way or will be.</summary>
    Accepted,

    /// <summary>Every row is part of a stored release, a counted duplicate or in quarantine.</summary>
    Read,

    /// <summary>Its releases are stored; the next publication takes them in.</summary>
    Released,

    /// <summary>It cannot be read as an export; the reason is kept with it.</summary>
    Refused,
}
