namespace OpenContracting.Projects;

/// <summary>What <c>updated</c> depends on: a change in a contracting process alone does not change the project's date.</summary>
/// <param name="ContentHash"><see cref="MappedProject.ContentHash"/> of what was published.</param>
/// <param name="Updated">The <c>updated</c> published with it.</param>
public sealed record PublishedState(string ContentHash, DateTimeOffset Updated);
