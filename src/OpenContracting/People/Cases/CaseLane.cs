namespace OpenContracting.People.Cases;

/// <summary>How a citizen reports: in everybody's sight, in confidence, or by saying that they reported elsewhere.</summary>
public enum CaseLane
{
    /// <summary>Published on the project's page once a person has read it.</summary>
    Observation,

    /// <summary>Sealed for those who receive such reports; never published.</summary>
    Confidential,

    /// <summary>Made already at an official office; counted here, told only as far as its author wishes.</summary>
    Filed,
}
