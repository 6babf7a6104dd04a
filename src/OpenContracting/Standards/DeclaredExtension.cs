namespace OpenContracting.Standards;

/// <summary>An extension as a package declares it, and what became of it.</summary>
/// <param name="Address">The address as written; the id for an implied one.</param>
/// <param name="Extension">The extension; null when unknown.</param>
/// <param name="State">What became of it.</param>
public sealed record DeclaredExtension(string Address, Extension? Extension, ExtensionState State);
