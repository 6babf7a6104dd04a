using OpenContracting.Projects.Classification;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Projects.Mapping;

/// <summary>Finds provinces, comarcas and districts that a text names with certainty: after the word for what they are, or by a name nothing else bears.</summary>
/// <remarks>
/// "Panamá" alone may be the country, the city or the bay, "Colón" an avenue, "Herrera" a person: these count only after "provincia" (or a
/// district after "distrito").
/// </remarks>
internal static class NamedPlaces
{
    public const string Country = "Panamá";

    private const int LongestName = 4;
    private static readonly string[] Introductions = ["provincia", "provincias", "comarca"];
    private static readonly string[] Joining = ["de", "del", "la", "los", "en", "indigena"];

    /// <summary>Names that streets, persons or the country share.</summary>
    private static readonly HashSet<string> Shared = ["panama", "colon", "herrera", "los santos", "varias", "varias provincias", "nacional"];

    /// <summary>The places in the order of the text.</summary>
    public static IReadOnlyList<NamedPlace> In(string? text) => In(FoldedWords.Of(text));

    /// <summary>The places in the order of the words, which are folded.</summary>
    public static IReadOnlyList<NamedPlace> In(List<string> words)
    {
        var known = Places.Of();
        var provinces = new List<NamedPlace>();
        var districts = new List<(District District, string Evidence)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "distrito" && AfterIntroduction(words, i, out var name, FindDistrict) is { } district)
                districts.Add((district, $"distrito {name}"));
            else if (Introductions.Contains(words[i]) && AfterIntroduction(words, i, out name, FindProvince) is { } introduced)
                provinces.Add(new NamedPlace(introduced.Es, null, $"{words[i]} {name}"));
            else if (known.MayBeginName(words[i]) && Longest(words, i, out name, FindProvince) is { } plain && !Shared.Contains(name))
                provinces.Add(new NamedPlace(plain.Es, null, name));
        }

        return Join(provinces, districts);
    }

    /// <summary>A district belongs to its province: with both named they are one place.</summary>
    private static List<NamedPlace> Join(List<NamedPlace> provinces, List<(District District, string Evidence)> districts)
    {
        var places = districts
            .Select(d => (d.District, d.Evidence, Province: Places.Of().Find(d.District.Province)?.Es))
            .Where(d => d.Province is not null)
            .Select(d => new NamedPlace(d.Province!, d.District.Name, d.Evidence)).DistinctBy(p => p.Key).ToList();
        places.AddRange(provinces.DistinctBy(p => p.Key).Where(p => places.TrueForAll(d => d.Region != p.Region)));
        return places;
    }

    private static T? AfterIntroduction<T>(List<string> words, int at, out string name, Func<string, T?> find)
        where T : class
    {
        var next = at + 1;
        while (next < words.Count && Joining.Contains(words[next]) && Longest(words, next, out name, find) is null)
            next++;
        return Longest(words, next, out name, find);
    }

    private static T? Longest<T>(List<string> words, int from, out string name, Func<string, T?> find)
        where T : class
    {
        for (var length = Math.Min(LongestName, words.Count - from); length > 0; length--)
        {
            name = string.Join(' ', words.GetRange(from, length));
            if (find(name) is { } found)
                return found;
        }

        name = "";
        return null;
    }

    private static Place? FindProvince(string name) =>
        Introductions.Contains(name.Split(' ')[0]) ? null : Places.Of().FindByName(name) is { Kind: not PlaceKind.Several } place ? place : null;

    private static District? FindDistrict(string name) => Places.Of().FindDistrictByName(name);
}
