namespace OpenContracting.Projects;

/// <summary>One line of the crosswalk: this process belongs to that project, because a person says so.</summary>
/// <param name="Process">An ocid or a numProceso.</param>
/// <param name="Project">The project's local id or its whole OC4IDS id; empty when the process stands alone by decision.</param>
/// <param name="Title">The project's title, when the person gave one.</param>
public sealed record CrosswalkEntry(string Process, string Project, string? Title = null);
