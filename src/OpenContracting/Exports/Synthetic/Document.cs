namespace OpenContracting.Exports.Synthetic;

/// <summary>A document of a contract or of a bid.</summary>
internal readonly record struct Document(long Id, string Type, string TypeDetails, string Title, Moment Published);
