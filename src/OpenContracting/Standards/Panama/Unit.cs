namespace OpenContracting.Standards.Panama;

/// <summary>A unit of measure.</summary>
/// <param name="Id">DGCP's number; null until seen.</param>
/// <param name="Name">DGCP's name.</param>
/// <param name="En">The English name.</param>
/// <param name="Unece">The code of UN/CEFACT Recommendations 20 and 21.</param>
/// <param name="Source">Where this row comes from.</param>
public sealed record Unit(string? Id, string Name, string En, string Unece, string Source);
