namespace OpenContracting.Storage.Uses;

/// <summary>What a use led to, as far as is known.</summary>
public enum UseEffect
{
    NoneKnown,

    /// <summary>Whoever is responsible answered in public.</summary>
    Reply,
    DataCorrected,
    ContractChanged,
    WorkResumed,
    Sanction,
    MoneyRecovered,
    RuleChanged,
}
