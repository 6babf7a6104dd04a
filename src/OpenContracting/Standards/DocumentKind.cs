namespace OpenContracting.Standards;

/// <summary>What a JSON document is, in the standards' words.</summary>
public enum DocumentKind
{
    /// <summary>An OC4IDS project package.</summary>
    ProjectPackage,

    /// <summary>One OC4IDS project; published only inside a package.</summary>
    Project,

    /// <summary>An OCDS release package.</summary>
    ReleasePackage,

    /// <summary>An OCDS record package.</summary>
    RecordPackage,

    /// <summary>One OCDS release, compiled or not.</summary>
    Release,

    /// <summary>One OCDS record.</summary>
    Record,

    /// <summary>One OCDS versioned release; it occurs only inside a record.</summary>
    VersionedRelease,
}
