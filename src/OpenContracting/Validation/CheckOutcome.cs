namespace OpenContracting.Validation;

/// <summary>What a check said of one item.</summary>
public enum CheckOutcome
{
    /// <summary>There was nothing to judge; the reason is one of the check's exceptions.</summary>
    DidNotApply,

    /// <summary>At least one place was looked at, and none failed.</summary>
    Passed,

    /// <summary>A place failed.</summary>
    Failed,
}
