namespace OpenContracting.Projects;

/// <summary>The id a project has in another register, for example SINIP or Panamá en Obras.</summary>
/// <param name="Scheme">The register; empty when the source does not name it.</param>
/// <param name="Id">The id there.</param>
public readonly record struct ExternalProjectId(string Scheme, string Id);
