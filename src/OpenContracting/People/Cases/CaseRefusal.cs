namespace OpenContracting.People.Cases;

/// <summary>Why a line may not be added to a case's history.</summary>
public enum CaseRefusal
{
    /// <summary>That cannot happen to a case where this one stands.</summary>
    NoSuchStep,

    /// <summary>Returning and removing need a reason.</summary>
    ReasonMissing,

    /// <summary>Somebody else must decide this: nobody confirms their own removal or hears the appeal against themselves.</summary>
    AnotherPersonNeeded,

    /// <summary>That is not for this part to do.</summary>
    NotYours,

    /// <summary>A redaction hides words and changes none.</summary>
    WordsChanged,
}
