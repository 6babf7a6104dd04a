namespace OpenContracting.Validation;

/// <summary>How much a notice weighs.</summary>
public enum Severity
{
    /// <summary>The data breaks a rule and must be mended.</summary>
    Error,

    /// <summary>The data is allowed but probably not what was meant.</summary>
    Warning,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Information,
}
