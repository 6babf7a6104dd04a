using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>One release of a process, parsed.</summary>
internal sealed record ReleaseView(string Id, DateTimeOffset Date, JsonElement Json);
