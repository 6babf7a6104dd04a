namespace OpenContracting.Validation;

/// <summary>What a verdict says.</summary>
public enum VerdictOutcome
{
    /// <summary>No error of this kind.</summary>
    Passed,

    /// <summary>At least one error of this kind.</summary>
    Failed,

    /// <summary>Not judged: the document could not be read, or these rules were not asked for.</summary>
    Unknown,
}
