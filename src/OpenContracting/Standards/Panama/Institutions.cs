using System.Collections.Frozen;

namespace OpenContracting.Standards.Panama;

/// <summary>The institutions that buy through PanamaCompra, as far as known: <c>schemas/panama/institutions.csv</c>.</summary>
public sealed class Institutions
{
    /// <summary>How many institutions use PanamaCompra by official statement (press on the index of 2023); the table may have fewer.</summary>
    public const int Stated = 197;

    private const string File = "panama/institutions.csv";

    private readonly FrozenDictionary<string, Institution> byId;
    private readonly FrozenDictionary<string, Institution> byCode;
    private readonly FrozenDictionary<string, Institution> byName;

    private Institutions(SchemaFolder folder)
    {
        All = [.. CsvTable.Read(folder, File, "id", "code", "name", "kind", "source").Rows.Select(Read)];
        byId = All.ToFrozenDictionary(institution => institution.Id);
        byCode = All.Where(institution => institution.Code is not null)
            .ToFrozenDictionary(institution => institution.Code!);
        byName = All.SelectMany(Names).DistinctBy(entry => entry.Key).ToFrozenDictionary(entry => entry.Key, entry => entry.Value);
    }

    /// <summary>All of them in the order of the table.</summary>
    public IReadOnlyList<Institution> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static Institutions Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new Institutions(files));

    /// <summary>How many of the stated institutions the table has, in words: honest until it is complete.</summary>
    public string Coverage(string language) => Texts.OfLibrary.Format(language, "panama.institutions.coverage", All.Count, Stated);

    /// <summary>The institution of an id; null when there is none.</summary>
    public Institution? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The institution of the area and number in an act's number (<c>0-09</c>); null when unknown.</summary>
    public Institution? FindByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The institution of a name, alias or initials, without regard to case, accents and punctuation; null when unknown.</summary>
    public Institution? FindByName(string name) => byName.GetValueOrDefault(FoldedText.Fold(name));

    // Names before aliases before initials: where two share one, the official name wins.
    private static IEnumerable<KeyValuePair<string, Institution>> Names(Institution institution) =>
        new[] { institution.Name }.Concat(institution.Aliases).Append(institution.ShortName)
            .Where(name => !string.IsNullOrEmpty(name))
            .Select(name => KeyValuePair.Create(FoldedText.Fold(name), institution));

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
