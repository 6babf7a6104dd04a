using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Publications.Flat;

/// <summary>The description of the tables as Frictionless' Tabular Data Package has it: fields, keys and foreign keys.</summary>
internal static class FlatDataPackage
{
    public const string FileName = "datapackage.json";

    /// <summary>Our own member: what stood around the items in their package.</summary>
    public const string Package = "openContractingPackage";

    public static void Write(Flattener flat, Stream output, FlatOptions options)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", options.Name);
        if (options.Title is not null)
            json.WriteString("title", options.Title);
        if (options.License is not null)
        {
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteString("path", options.License);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (!options.Package.IsEmpty)
        {
            json.WritePropertyName(Package);
            json.WriteRawValue(options.Package.Span);
        }

        json.WriteStartArray("resources");
        foreach (var table in flat.Tables)
            Resource(json, flat, table, options.Language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, Flattener flat, FlatTable table, string? language)
    {
        var columns = flat.Columns(table);
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", table.Name.ToLowerInvariant());
        json.WriteString("path", table.Name + ".csv");
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("rows", flat.Rows(table));
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in columns)
            Field(json, column, language);
        json.WriteEndArray();
        if (columns.Any(column => column.Index == FlatTable.KeyColumn))
            json.WriteString("primaryKey", columns[0].Header(language));
        ForeignKeys(json, table, columns);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, FlatColumn column, string? language)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Header(language));
        json.WriteString("type", column.Kind switch
        {
            FlatKind.Number => "number",
            FlatKind.Integer => "integer",
            FlatKind.Boolean => "boolean",
            // Cells may hold dates before year 1 or with any offset, which "datetime" would refuse.
            _ => "string",
        });
        if (column.Fields.Count > 0)
        {
            json.WriteString("path", column.Name);
            json.WriteString("title", string.Join(" / ", column.Fields.Select(field => field.Title(language ?? "es"))));
            if (column.Fields[^1].Description(language ?? "es") is { } description)
                json.WriteString("description", description);
        }

        json.WriteEndObject();
    }

    private static void ForeignKeys(Utf8JsonWriter json, FlatTable table, IReadOnlyList<FlatColumn> columns)
    {
        if (table.Parent is not { } parent)
            return;
        json.WriteStartArray("foreignKeys");
        Reference("_parent", parent);
        if (columns.FirstOrDefault(column => column.Index == FlatTable.RootColumn) is { } toRoot)
        {
            var root = parent;
            while (root.Parent is { } above)
                root = above;
            Reference(toRoot.Name, root);
        }

        json.WriteEndArray();

        void Reference(string column, FlatTable target)
        {
            json.WriteStartObject();
            json.WriteString("fields", column);
            json.WriteStartObject("reference");
            json.WriteString("resource", target.Name.ToLowerInvariant());
            json.WriteString("fields", "_key");
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
