namespace OpenContracting.Projects;

/// <summary>One line of the published mapping table.</summary>
/// <param name="Path">The OC4IDS path, slashes between names, no array positions. An object copied whole stands for its fields.</param>
/// <param name="Sources">The paths of the compiled release (or <c>crosswalk</c>, <c>id-map</c>, <c>options</c>) it is filled from, in order of preference.</param>
/// <param name="Element">The code of the element class, under which the rule's texts are found (<c>mapping.</c> and the code).</param>
public sealed record MappedPath(string Path, IReadOnlyList<string> Sources, string Element);
