namespace OpenContracting.People.Recommendations;

/// <summary>What a recommendation came from.</summary>
public enum RecommendationSource
{
    /// <summary>The co-creation of an open government plan.</summary>
    CoCreation,

    /// <summary>An Infrastructure Transparency Index.</summary>
    Iti,

    /// <summary>A CoST assurance report.</summary>
    Assurance,

    /// <summary>A social audit committee.</summary>
    Committee,

    /// <summary>A case that citizens brought.</summary>
    Case,

    /// <summary>An audit by the comptroller.</summary>
    Audit,

    /// <summary>A workshop.</summary>
    Workshop,
}
