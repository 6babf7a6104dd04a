namespace OpenContracting.Standards.Registers;

/// <summary>What a register says of a value.</summary>
public enum RegisterAnswer
{
    /// <summary>The value is on it.</summary>
    Listed,

    /// <summary>The value is not on it.</summary>
    NotListed,

    /// <summary>The register is not at hand, so nothing can be said: a check that asks did not apply.</summary>
    NotAtHand,
}
