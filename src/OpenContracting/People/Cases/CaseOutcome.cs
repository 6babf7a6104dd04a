namespace OpenContracting.People.Cases;

/// <summary>What came of a case.</summary>
public enum CaseOutcome
{
    /// <summary>The data were corrected.</summary>
    DataCorrected,

    /// <summary>The work was mended or taken up again.</summary>
    WorkCorrected,

    /// <summary>Somebody looks into it.</summary>
    UnderInvestigation,

    /// <summary>Somebody was held to account.</summary>
    Sanctioned,

    /// <summary>It was looked into, and nothing was found.</summary>
    NothingFound,
}
