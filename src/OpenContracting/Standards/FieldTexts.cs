namespace OpenContracting.Standards;

/// <summary>Title and description of a field in Spanish and English.</summary>
/// <param name="TitleEs">The Spanish title.</param>
/// <param name="TitleEn">The English title.</param>
/// <param name="DescriptionEs">The Spanish description.</param>
/// <param name="DescriptionEn">The English description.</param>
public sealed record FieldTexts(string? TitleEs, string? TitleEn, string? DescriptionEs, string? DescriptionEn)
{
    /// <summary>No text at all.</summary>
    public static FieldTexts None { get; } = new(null, null, null, null);

    /// <summary>Whether all four texts are there.</summary>
    public bool IsComplete => TitleEs is not null && TitleEn is not null && DescriptionEs is not null && DescriptionEn is not null;

    /// <summary>The title in a language, or else in the other.</summary>
    public string? Title(string language) => language == "en" ? TitleEn ?? TitleEs : TitleEs ?? TitleEn;

    /// <summary>The description in a language, or else in the other.</summary>
    public string? Description(string language) =>
        language == "en" ? DescriptionEn ?? DescriptionEs : DescriptionEs ?? DescriptionEn;

    /// <summary>The texts of a version and of extensions on top, by definition and field.</summary>
    internal static Dictionary<(string Definition, string Field), FieldTexts> Read(StandardSchema schema)
    {
        var texts = new Dictionary<(string, string), FieldTexts>();
        var folders = schema.Extensions.Where(each => each.State is ExtensionState.Applied or ExtensionState.Implied)
            .Select(each => each.Extension!.Path).Prepend(schema.Version.Folder);
        foreach (var path in folders.Select(folder => $"{folder}/texts.csv").Where(schema.Folder.Has))
            foreach (var row in schema.Folder.Named(path, () => CsvTable.Read(schema.Folder, path, "definition", "field")).Rows)
                texts[(row["definition"], row["field"])] = new(
                    row.Value("title_es"), row.Value("title_en"), row.Value("description_es"), row.Value("description_en"));
        return texts;
    }
}
