namespace OpenContracting.Exports.Synthetic;

/// <summary>A kind of public works: how it is named, who has it built, what it costs and what it is declared to be.</summary>
internal sealed record WorksKind(
    string Name, Weighted<string> Declared, double Median, double Spread, long Most, int[] Buyers,
    Template[] Titles, Template[] Assets, Item[] Items);
