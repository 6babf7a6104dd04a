namespace OpenContracting.Storage.Runs;

public enum RunKind
{
    /// <summary>One export: read it, build its releases. Many run at once.</summary>
    Intake,

    /// <summary>An intake done again, of an export that is kept: other tables or a corrected reader may make other releases of it.</summary>
    Rebuild,

    /// <summary>All changes so far: merge, map, validate, publish. One at a time.</summary>
    Publication,
}
