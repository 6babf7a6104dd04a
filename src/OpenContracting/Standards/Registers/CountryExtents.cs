using System.Collections.Frozen;

namespace OpenContracting.Standards.Registers;

/// <summary>Where countries lie: <c>schemas/registers/country-extents.csv</c>.</summary>
public sealed class CountryExtents
{
    private const string File = "registers/country-extents.csv";

    private readonly FrozenDictionary<string, CountryExtent> byCode;
    private readonly Dictionary<string, CountryExtent> byName = [];

    private CountryExtents(SchemaFolder folder)
    {
        var all = CsvTable.Read(folder, File, "code", "es", "en").Rows.Select(Read).ToList();
        byCode = all.ToFrozenDictionary(country => country.Code);
        foreach (var country in all)
        {
            byName.TryAdd(FoldedText.Fold(country.Es), country);
            byName.TryAdd(FoldedText.Fold(country.En), country);
        }
    }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static CountryExtents Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new CountryExtents(files));

    /// <summary>The country of a two-letter code (ISO 3166-1); null when there is none.</summary>
    public CountryExtent? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The country of a name in Spanish or English, or of a two-letter code; null when there is none.</summary>
    public CountryExtent? FindByName(string name) =>
        byName.GetValueOrDefault(FoldedText.Fold(name)) ?? Find(name.Trim().ToUpperInvariant());

    private static CountryExtent Read(CsvRow row) => new(
        row["code"], row["es"], row["en"],
        row.Degrees("west", 180), row.Degrees("south", 90), row.Degrees("east", 180), row.Degrees("north", 90));
}
