namespace OpenContracting.People.Cases;

/// <summary>Why an observation is returned or removed, or a passage of it hidden; the titles are texts.</summary>
public enum CaseReason
{
    /// <summary>It names a private person or says how to find one.</summary>
    PersonalData,

    /// <summary>It accuses somebody of a crime and shows nothing for it.</summary>
    UnprovenAccusation,

    /// <summary>It insults.</summary>
    Insult,

    /// <summary>It is not about a public work or its data.</summary>
    OffTopic,

    /// <summary>It is here already.</summary>
    Duplicate,

    /// <summary>It advertises.</summary>
    Advertising,

    /// <summary>The law forbids to publish it.</summary>
    Illegal,

    /// <summary>It would put somebody at risk.</summary>
    Security,
}
