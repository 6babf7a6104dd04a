namespace OpenContracting.Standards.Registers;

/// <summary>Whether an amount could be converted, and if not, why.</summary>
public enum ExchangeAnswer
{
    /// <summary>It was converted.</summary>
    Converted,

    /// <summary>The table of rates is not at hand.</summary>
    NotAtHand,

    /// <summary>The table has no rate of this currency.</summary>
    NoSuchCurrency,

    /// <summary>The table has rates of this currency, but none for that day or the month before it.</summary>
    NoRateForDay,

    /// <summary>The amount is too large to be converted.</summary>
    TooLarge,
}
