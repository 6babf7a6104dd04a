namespace OpenContracting.Exports.Synthetic;

/// <summary>A kind of purchase that is no works, whatever its words suggest.</summary>
internal sealed record PurchaseKind(
    string Name, string Declared, string Firms, double Median, double Spread, int[] Buyers,
    string UnitId, string UnitName, Template[] Titles, Item[] Items);
