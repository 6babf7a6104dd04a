namespace OpenContracting.People.Cases;

/// <summary>What a case is about; the titles are texts.</summary>
public enum CaseCategory
{
    /// <summary>The price, or how it grew.</summary>
    Price,

    /// <summary>It is late.</summary>
    Time,

    /// <summary>Work has stopped.</summary>
    Abandoned,

    /// <summary>It is badly made.</summary>
    Quality,

    /// <summary>It was paid for and is not there.</summary>
    NotBuilt,

    /// <summary>A document that should be public is not.</summary>
    MissingDocument,

    /// <summary>Somebody decides about what is theirs.</summary>
    ConflictOfInterest,

    /// <summary>Harm to people or nature.</summary>
    EnvironmentSocial,

    /// <summary>The data are wrong.</summary>
    DataError,

    /// <summary>Something else.</summary>
    Other,
}
