namespace OpenContracting.Storage.Projects;

public enum DraftState
{
    Mapped,

    /// <summary>No structural error: part of the next publication.</summary>
    Valid,

    /// <summary>Structural errors: left out, counted, listed with the reasons.</summary>
    Invalid,

    /// <summary>The project ends: merged into another or without processes.</summary>
    Removal,
}
