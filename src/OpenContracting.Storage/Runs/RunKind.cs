namespace OpenContracting.Storage.Runs;

public enum RunKind
{
    /// <summary>One export: read it, build its releases. Many run at once.</summary>
    Intake,

    /// <summary>All changes so far: merge, map, validate, publish. One at a time.</summary>
    Publication,
}
