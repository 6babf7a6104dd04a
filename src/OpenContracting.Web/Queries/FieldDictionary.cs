using OpenContracting.Standards;

namespace OpenContracting.Web.Queries;

/// <summary>The fields of the two standards that are published here, one level at a time.</summary>
public static class FieldDictionary
{
    /// <summary>The standards by the name they have in addresses.</summary>
    public static IReadOnlyList<string> Standards { get; } = ["oc4ids", "ocds"];

    /// <summary>The schema of a standard's one document: an OC4IDS project, an OCDS release; null for another name.</summary>
    public static StandardSchema? SchemaOf(string standard) => standard switch
    {
        "oc4ids" => StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project),
        "ocds" => StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release),
        _ => null,
    };

    /// <summary>The fields right below a path, with whether there are fields below each; below the document itself for an empty path.</summary>
    public static IReadOnlyList<(SchemaField Field, bool HasMore)> Below(StandardSchema schema, string path)
    {
        var parents = schema.Fields.All.Select(field => Parent(field.Path)).ToHashSet(StringComparer.Ordinal);
        return [.. schema.Fields.All.Where(field => Parent(field.Path) == path).Select(field => (field, parents.Contains(field.Path)))];
    }

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
