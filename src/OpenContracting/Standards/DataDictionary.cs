using System.Diagnostics.CodeAnalysis;

namespace OpenContracting.Standards;

/// <summary>The data dictionary of a schema: one row a path, with titles and descriptions in Spanish and English.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "A data dictionary is what the standards call it; it is no collection.")]
public static class DataDictionary
{
    /// <summary>The columns in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "path", "title_es", "title_en", "description_es", "description_en", "type", "required", "format",
        "codelist", "codelist_open", "constraints", "deprecated", "definition",
    ];

    /// <summary>The rows, in the order of the schema.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(StandardSchema schema) => schema.Fields.All.Select(field =>
        (IReadOnlyList<string>)[
            field.Path,
            field.Texts.TitleEs ?? "",
            field.Texts.TitleEn ?? "",
            field.Texts.DescriptionEs ?? "",
            field.Texts.DescriptionEn ?? "",
            Type(field),
            field.IsRequired ? "yes" : "",
            field.Format ?? "",
            field.Codelist ?? "",
            field.Codelist is null ? "" : field.IsOpenCodelist ? "open" : "closed",
            field.Constraints,
            field.DeprecatedIn ?? "",
            field.Definition,
        ]);

    /// <summary>Writes the dictionary as CSV (RFC 4180, UTF-8 is the writer's).</summary>
    /// <param name="csv">Where to.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="language">The one language to write titles and descriptions in; both when null.</param>
    public static void Write(TextWriter csv, StandardSchema schema, string? language = null)
    {
        var shown = Enumerable.Range(0, Columns.Count).Where(column => IsIn(language, Columns[column])).ToList();
        foreach (var row in Rows(schema).Prepend(Columns))
        {
            csv.Write(string.Join(',', shown.Select(column => Cell(row[column]))));
            csv.Write("\r\n");
        }
    }

    private static bool IsIn(string? language, string column) => language switch
    {
        "es" => !column.EndsWith("_en", StringComparison.Ordinal),
        "en" => !column.EndsWith("_es", StringComparison.Ordinal),
        _ => true,
    };

    // "array of Document", "string or null".
    private static string Type(SchemaField field)
    {
        var items = field.Reference ?? string.Join(" or ", field.ItemTypes);
        return string.Join(" or ", field.Types.Select(type =>
            type == "array" && items.Length > 0 ? $"array of {items}"
            : type == "object" && field.Reference is not null ? field.Reference
            : type));
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
