namespace OpenContracting.Projects;

/// <summary>Something that happened to an id, for the change feed and the log.</summary>
/// <param name="Code"><c>new</c>, <c>merged</c>, <c>split</c>, <c>revived</c>, <c>withdrawn</c>, <c>prefix-changed</c> or <c>without-group</c> (kept as it was).</param>
/// <param name="Id">The id.</param>
/// <param name="Other">The other id concerned: where it was merged into, or split from.</param>
public sealed record ProjectIdChange(string Code, string Id, string? Other = null);
