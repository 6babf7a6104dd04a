using System.Collections.Frozen;
using System.Globalization;

namespace OpenContracting.Standards.Panama;

/// <summary>Provinces, comarcas and districts: <c>schemas/panama/provinces.csv</c> and <c>districts.csv</c>.</summary>
public sealed class Places
{
    private const string ProvinceFile = "panama/provinces.csv";
    private const string DistrictFile = "panama/districts.csv";

    // How a place is introduced in free text; none of these begins a name.
    private static readonly string[] introductions =
        ["provincia de ", "provincia del ", "provincia ", "comarca de ", "comarca ", "distrito de ", "distrito "];

    private readonly FrozenDictionary<string, Place> byCode;
    private readonly FrozenDictionary<string, Place> byIso;
    private readonly FrozenDictionary<string, Place> byProcessNumber;
    private readonly FrozenDictionary<string, Place> byName;
    private readonly FrozenDictionary<string, District> districtByCode;
    private readonly ILookup<string, District> districtsByName;
    private readonly FrozenSet<string> firstWords;

    private Places(SchemaFolder folder)
    {
        var rows = CsvTable.Read(folder, ProvinceFile, "code", "es", "en", "kind", "source").Rows.ToList();
        All = [.. rows.Select(ReadPlace)];
        // Kept under its own name, so that a fault in it is told of the right file.
        Districts = folder.Keep<IReadOnlyList<District>>(DistrictFile, static files =>
            [.. CsvTable.Read(files, DistrictFile, "code", "name", "province", "lon", "lat").Rows.Select(ReadDistrict)]);
        byCode = All.ToFrozenDictionary(place => place.Code);
        byIso = All.Where(place => place.Iso is not null).ToFrozenDictionary(place => place.Iso!);
        byProcessNumber = All.Where(place => place.ProcessNumber is not null).ToFrozenDictionary(place => place.ProcessNumber!);
        byName = rows.Zip(All).SelectMany(pair => (string[])[pair.Second.Es, pair.Second.En, .. pair.First.Names("aliases")],
                (pair, name) => KeyValuePair.Create(FoldedText.Fold(name), pair.Second))
            .DistinctBy(entry => entry.Key).ToFrozenDictionary(entry => entry.Key, entry => entry.Value);
        // "distrito" too: a district's introduction may stand before a province's name.
        firstWords = byName.Keys.Select(name => name.Split(' ')[0]).Append("distrito").ToFrozenSet();
        districtByCode = Districts.ToFrozenDictionary(district => district.Code);
        districtsByName = Districts.ToLookup(district => FoldedText.Fold(district.Name));
    }

    /// <summary>All first-level places, with what is none (<see cref="PlaceKind.Several"/>) at the end.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>All districts in the order of their codes.</summary>
    public IReadOnlyList<District> Districts { get; }

    /// <summary>The tables of a schema folder; the current ones when null.</summary>
    public static Places Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(ProvinceFile, files => new Places(files));

    /// <summary>The place of our own code; null when there is none.</summary>
    public Place? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The place of an ISO 3166-2 code (<c>PA-10</c>); null when there is none.</summary>
    public Place? FindByIso(string iso) => byIso.GetValueOrDefault(iso);

    /// <summary>The place of the two digits in an act's number (PP); null when unknown.</summary>
    public Place? FindByProcessNumber(string digits) => byProcessNumber.GetValueOrDefault(digits);

    /// <summary>The province or comarca of a name, without regard to case, accents and "provincia de"; null when unknown.</summary>
    public Place? FindByName(string name) => byName.GetValueOrDefault(Bare(name));

    /// <summary>Whether a name <see cref="FindByName"/> knows can begin with a folded word.</summary>
    internal bool MayBeginName(string word) => firstWords.Contains(word);

    /// <summary>The district of a code; null when there is none.</summary>
    public District? FindDistrict(string code) => districtByCode.GetValueOrDefault(code);

    /// <summary>The district of a name; null when unknown, or when two bear it and no province tells which.</summary>
    public District? FindDistrictByName(string name, string? province = null)
    {
        var found = districtsByName[Bare(name)]
            .Where(district => province is null || district.Province == province).Take(2).ToList();
        return found is [var only] ? only : null;
    }

    private static string Bare(string name)
    {
        var folded = FoldedText.Fold(name);
        foreach (var introduction in introductions)
            if (folded.StartsWith(introduction, StringComparison.Ordinal))
                return folded[introduction.Length..];
        return folded;
    }

    private static Place ReadPlace(CsvRow row) => new()
    {
        Code = row["code"],
        Es = row["es"],
        En = row["en"],
        Kind = Enum.Parse<PlaceKind>(row["kind"].Replace("-", ""), ignoreCase: true),
        Iso = row.Value("iso"),
        Inec = row.Value("inec"),
        GeoNames = row.Value("geonames"),
        ProcessNumber = row.Value("num_proceso"),
        Parent = row.Value("parent"),
        ValidFrom = row.Value("valid_from") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Longitude = row.Value("lon") is null ? null : row.Degrees("lon", 180),
        Latitude = row.Value("lat") is null ? null : row.Degrees("lat", 90),
        Source = row["source"],
    };

    private static District ReadDistrict(CsvRow row) => new()
    {
        Code = row["code"],
        Name = row["name"],
        Province = row["province"],
        GeoNames = row["geonames"],
        IsMunicipality = row["municipality"] == "yes",
        ValidFrom = row.Value("valid_from") is { } year ? int.Parse(year) : null,
        PointOf = row["point_of"],
        Longitude = row.Degrees("lon", 180),
        Latitude = row.Degrees("lat", 90),
        Source = row["source"],
    };
}
