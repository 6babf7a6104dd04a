using OpenContracting.Standards;

namespace OpenContracting.Publications.Flat;

/// <summary>Which tables and columns projects or releases are flattened to: one table an array of objects, one row an object.</summary>
/// <remarks>Made from the standard's schema, so the same field is always in the same column, whatever the data holds.</remarks>
public sealed class FlatLayout
{
    private readonly List<FlatTable> tables = [];
    private readonly string rootColumn;

    private FlatLayout(StandardSchema schema, string root, string rootColumn)
    {
        this.rootColumn = rootColumn;
        var table = Table(root, "", null);
        table.Object = new FlatObject("");
        var byPath = new Dictionary<string, Place> { [""] = new(table, table.Object, []) };
        var all = schema.Fields.All;
        var holders = all.Select(field => field.Path[..field.Path.LastIndexOf('/')]).ToHashSet(StringComparer.Ordinal);
        foreach (var field in all)
            if (byPath.TryGetValue(field.Path[..field.Path.LastIndexOf('/')], out var place))
                Add(field, place, byPath, holders.Contains(field.Path));
    }

    /// <summary>OC4IDS 0.9.5 projects.</summary>
    public static FlatLayout Projects => SchemaFolder.Current.Keep("flat/projects", static files =>
        new FlatLayout(StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project, folder: files), "projects", "_project"));

    /// <summary>OCDS 1.1 releases.</summary>
    public static FlatLayout Releases => SchemaFolder.Current.Keep("flat/releases", static files =>
        new FlatLayout(StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release, folder: files), "releases", "_release"));

    /// <summary>The tables, parents before children; the first is that of the items themselves.</summary>
    public IReadOnlyList<FlatTable> Tables => tables;

    internal FlatTable Root => tables[0];

    private void Add(SchemaField field, Place place, Dictionary<string, Place> byPath, bool hasFields)
    {
        IReadOnlyList<SchemaField> fields = [.. place.Fields, field];
        var inner = place.Object.Pointer + "/" + field.Name;
        if (hasFields && field.IsArray)
        {
            var child = Table(field.Path[1..].Replace('/', '_'), field.Path[1..], place.Table);
            child.Object = new FlatObject("");
            place.Table.HasChildren = true;
            place.Object.Add(field.Name, null, null, child);
            byPath[field.Path] = new(child, child.Object, []);
        }
        else if (hasFields)
        {
            var shape = new FlatObject(inner);
            place.Object.Add(field.Name, null, shape, null);
            byPath[field.Path] = new(place.Table, shape, fields);
        }
        else
        {
            place.Object.Add(field.Name, place.Table.Add(inner[1..], KindOf(field), fields), null, null);
        }
    }

    private FlatTable Table(string name, string path, FlatTable? parent)
    {
        var table = new FlatTable(name, path, parent, rootColumn) { Index = tables.Count };
        tables.Add(table);
        return table;
    }

    private static FlatKind KindOf(SchemaField field)
    {
        var types = field.Types;
        if (types.Contains("array"))
            return field.ItemTypes.Contains("string") && !field.ItemTypes.Contains("array") ? FlatKind.Texts : FlatKind.Json;
        if (types.Contains("object"))
            return FlatKind.Json;
        if (types.Contains("string"))
            return types.Contains("number") || types.Contains("integer") ? FlatKind.TextOrNumber
                : field.Format == "date-time" ? FlatKind.Date : FlatKind.Text;
        return types.Contains("number") ? FlatKind.Number
            : types.Contains("integer") ? FlatKind.Integer
            : types.Contains("boolean") ? FlatKind.Boolean : FlatKind.Json;
    }

    /// <summary>Where the fields below a path go.</summary>
    private sealed record Place(FlatTable Table, FlatObject Object, IReadOnlyList<SchemaField> Fields);
}
