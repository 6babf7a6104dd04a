using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>The project as the institution states it in the template: <c>planning/project/oc4ids</c> of the releases of its processes.</summary>
internal static class StatedTables
{
    /// <summary>The newest statement; undefined when there is none. All processes of one template hold the same one.</summary>
    public static JsonElement Of(IEnumerable<ProcessView> processes) => processes
        .Where(process => process.Planning.At("project", "oc4ids").ValueKind == JsonValueKind.Object)
        .OrderByDescending(process => process.Date).ThenBy(process => process.Key, StringComparer.Ordinal)
        .Select(process => process.Planning.At("project", "oc4ids"))
        .FirstOrDefault();
}
