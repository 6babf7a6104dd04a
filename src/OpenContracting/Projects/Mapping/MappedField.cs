namespace OpenContracting.Projects.Mapping;

/// <summary>One OC4IDS path an element class fills, and from where.</summary>
/// <param name="Path">The path in the project, slashes between names, no array positions.</param>
/// <param name="Source">The paths in the compiled release it comes from.</param>
internal sealed record MappedField(string Path, params string[] Source);
