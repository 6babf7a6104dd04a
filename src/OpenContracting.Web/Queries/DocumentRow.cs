using System.Text.Json;

namespace OpenContracting.Web.Queries;

/// <summary>A document of a published project.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Number">Its number among the documents of the project, from 0.</param>
/// <param name="Pointer">Where it stands in the project.</param>
/// <param name="ProcessId">The contracting process it is of; null for one of the project as a whole.</param>
/// <param name="Document">The document as published.</param>
public sealed record DocumentRow(string ProjectId, int Number, string Pointer, string? ProcessId, JsonElement Document);
