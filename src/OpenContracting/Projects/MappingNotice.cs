namespace OpenContracting.Projects;

/// <summary>Something a person should know about the mapping of one project: a conflict, a value left out, a gap.</summary>
/// <param name="Code">A kebab-case code; its texts are beside the mapping.</param>
/// <param name="Path">The OC4IDS path concerned.</param>
/// <param name="Process">The process concerned; empty for the whole project.</param>
/// <param name="Value">What was found.</param>
public sealed record MappingNotice(string Code, string Path, string Process, string? Value);
