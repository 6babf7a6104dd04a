namespace OpenContracting.Projects;

/// <summary>Where a value of a project came from.</summary>
/// <param name="At">The value's JSON Pointer in the project.</param>
/// <param name="Process">The process it comes from; empty when from the project's own tables or from a person.</param>
/// <param name="Source">The path in the compiled release, slashes between names.</param>
/// <param name="Rule">The rule's kebab-case code; its texts are in the mapping table.</param>
/// <param name="Inferred">True when it was concluded from text or other values rather than stated.</param>
/// <param name="Evidence">The words it was inferred from; null when stated.</param>
public sealed record ValueSource(string At, string Process, string Source, string Rule, bool Inferred = false, string? Evidence = null);
