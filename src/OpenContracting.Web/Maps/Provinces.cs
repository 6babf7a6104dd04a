using OpenContracting.Standards.Panama;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Maps;

/// <summary>Provinces and comarcas by whatever they are called: our code, the ISO code or a name.</summary>
public static class Provinces
{
    private static Places Places => Places.Of();

    public static Place? Find(string? province) =>
        province is null ? null : Places.Find(province) ?? Places.FindByIso(province) ?? Places.FindByName(province);

    /// <summary>The code of the shape on the map (ISO 3166-2); null when there is none.</summary>
    public static string? Code(string? province) => Shapes.Province(Find(province)?.Iso)?.Code;

    public static string Name(string province, string language) =>
        Find(province) is { } place ? (language == "en" ? place.En : place.Es) : province;

    /// <summary>Every way the column of provinces may spell one, so that a filter finds it by any of them.</summary>
    public static IEnumerable<string> Spellings(string province) =>
        Find(province) is { } place ? ((string?[])[place.Code, place.Iso, place.Es, place.En]).OfType<string>().Distinct() : [province];

    /// <summary>How many projects each shape has.</summary>
    public static IReadOnlyDictionary<string, int> Count(IEnumerable<FacetCount> facet) =>
        facet.Select(count => (code: Code(count.Code), count.Projects)).Where(count => count.code is not null)
            .GroupBy(count => count.code!).ToDictionary(group => group.Key, group => group.Sum(count => count.Projects));
}
