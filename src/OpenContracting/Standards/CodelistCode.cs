namespace OpenContracting.Standards;

/// <summary>One code of a codelist with its texts.</summary>
/// <param name="Code">The code as it is written in data.</param>
public sealed record CodelistCode(string Code)
{
    private readonly string? titleEs;
    private readonly string? titleEn;
    private readonly string? descriptionEs;
    private readonly string? descriptionEn;

    internal CodelistCode(CsvRow row) : this(row["Code"].Trim())
    {
        titleEs = row.Value("Title_es");
        // An official file has one language, without suffix.
        titleEn = row.Value("Title_en") ?? row.Value("Title");
        descriptionEs = row.Value("Description_es");
        descriptionEn = row.Value("Description_en") ?? row.Value("Description");
    }

    /// <summary>The title in a language (<c>es</c> or <c>en</c>); in the other when there is none; the code at last.</summary>
    public string Title(string language) =>
        (language == "en" ? titleEn ?? titleEs : titleEs ?? titleEn) ?? Code;

    /// <summary>What the code means, in a language or else in the other; null when the title says it all.</summary>
    public string? Description(string language) =>
        language == "en" ? descriptionEn ?? descriptionEs : descriptionEs ?? descriptionEn;
}
