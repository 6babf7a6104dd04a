namespace OpenContracting.Validation.Indicators;

/// <summary>Who took part in a flagged process.</summary>
/// <param name="Buyer">The buyer's id.</param>
/// <param name="ProcuringEntity">The procuring entity's id.</param>
/// <param name="Tenderers">The ids of who bid, in order.</param>
public sealed record FlaggedParties(string? Buyer, string? ProcuringEntity, IReadOnlyList<string> Tenderers);
