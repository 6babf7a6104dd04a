namespace OpenContracting.Validation;

/// <summary>What a check is shown, one at a time.</summary>
[Flags]
public enum CheckSubject
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An OC4IDS project.</summary>
    Project = 1,

    /// <summary>An OCDS release, alone, in a package or embedded in a record; not a compiled one.</summary>
    Release = 2,

    /// <summary>An OCDS compiled release: in a record, or a release whose tags say compiled.</summary>
    CompiledRelease = 4,

    /// <summary>An OCDS record.</summary>
    Record = 8,

    /// <summary>The package around the items, its item arrays empty; never for bare items and JSON Lines.</summary>
    Package = 16,

    /// <summary>A release of either sort.</summary>
    AnyRelease = Release | CompiledRelease,
}
