namespace OpenContracting.Validation;

/// <summary>Which of the four verdicts a notice belongs to; they are never added up into one.</summary>
public enum NoticeKind
{
    /// <summary>The document is not JSON, or not as the schema says.</summary>
    Structure,

    /// <summary>A rule of the standard outside the schema: codelists, prefixes, references.</summary>
    Conformance,

    /// <summary>The data is well formed but does not hold together, or says too little.</summary>
    Quality,

    /// <summary>Something the standard or the CoST IDS asks for is not published.</summary>
    Coverage,
}
