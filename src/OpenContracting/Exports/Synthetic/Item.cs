namespace OpenContracting.Exports.Synthetic;

/// <summary>A UNSPSC class an item is filed under, with DGCP's words for it.</summary>
internal readonly record struct Item(string Code, string Name);
