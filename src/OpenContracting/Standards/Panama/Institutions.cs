using System.Collections.Frozen;

namespace OpenContracting.Standards.Panama;

/// <summary>The institutions that buy through PanamaCompra, as far as known: <c>schemas/panama/institutions.csv</c>.</summary>
public sealed class Institutions
{
    /// <summary>How many institutions use PanamaCompra by official statement (press on the index of 2023); the table may have fewer.</summary>
    public const int Stated = 197;

    private const string File = "panama/institutions.csv";
    private const string Seen = "DGCP acts";

    private readonly FrozenDictionary<string, Institution> byId;
    private readonly FrozenDictionary<string, Institution> byCode;
    private readonly FrozenDictionary<string, Institution> byName;

    private Institutions(SchemaFolder folder)
    {
        All = [.. CsvTable.Read(folder, File, "id", "code", "name", "kind", "source").Rows.Select(Read)];
        byId = All.ToFrozenDictionary(institution => institution.Id);
        byCode = All.Where(institution => institution.Code is not null)
            .ToFrozenDictionary(institution => institution.Code!);
        // Where two share a name, an official one wins over an alias, and an alias over initials.
        byName = NamesOf(institution => [institution.Name])
            .Concat(NamesOf(institution => institution.Aliases))
            .Concat(NamesOf(institution => institution.ShortName is { } initials ? [initials] : []))
            .DistinctBy(entry => entry.Key).ToFrozenDictionary();
    }

    /// <summary>All of them in the order of the table.</summary>
    public IReadOnlyList<Institution> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static Institutions Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new Institutions(files));

    /// <summary>How many institutions the table has, how many of them were seen in acts, and how many are stated: honest until they are one number.</summary>
    public string Coverage(string language) => Texts.OfLibrary.Format(
        language, "panama.institutions.coverage", All.Count, All.Count(institution => institution.Source.StartsWith(Seen, StringComparison.Ordinal)), Stated);

    /// <summary>The institution of an id; null when there is none.</summary>
    public Institution? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The institution of the area and number in an act's number (<c>0-09</c>); null when unknown.</summary>
    public Institution? FindByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The institution of a name, alias or initials, without regard to case, accents and punctuation; null when unknown.</summary>
    public Institution? FindByName(string name) => byName.GetValueOrDefault(FoldedText.Fold(name));

    private IEnumerable<KeyValuePair<string, Institution>> NamesOf(Func<Institution, IReadOnlyList<string>> names) =>
        All.SelectMany(institution => names(institution).Select(name => KeyValuePair.Create(FoldedText.Fold(name), institution)));

    private static Institution Read(CsvRow row) => new()
    {
        Id = row["id"],
        Code = row.Value("code"),
        Name = row["name"],
        ShortName = row.Value("short_name"),
        Kind = Enum.Parse<InstitutionKind>(row["kind"].Replace("-", ""), ignoreCase: true),
        Province = row.Value("province"),
        District = row.Value("district"),
        Ruc = row.Value("ruc"),
        Aliases = row.Names("aliases"),
        Source = row["source"],
    };
}
