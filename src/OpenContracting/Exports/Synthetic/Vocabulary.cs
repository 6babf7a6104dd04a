using System.Collections.Frozen;
using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Exports.Synthetic;

/// <summary>The words of <c>Vocabulary.json</c>: places, institutions, works, purchases, firms.</summary>
internal sealed class Vocabulary
{
    private Vocabulary(JsonElement root)
    {
        Provinces = Array(root, "provinces", ReadProvince);
        Institutions = Array(root, "institutions", ReadInstitution);
        Lists = Named(root.GetProperty("lists"), Strings);
        var codes = Array(root, "institutions", one => Text(one, "code"));
        Buyers = new(Array(root, "institutions", one => Number(one, "weight")).Select((weight, i) => (i, weight)));
        WorksProvinces = new(Provinces.Select((province, i) => (i, province.WorksWeight)));
        Works = new(Array(root, "works", one => (ReadWorks(one, codes), Number(one, "weight"))));
        Purchases = new(Array(root, "purchases", one => (ReadPurchase(one, codes), Number(one, "weight"))));
        Natures = Named(root.GetProperty("natures"), one => (Templates(one, "titles"), Items(one)));
        Misspellings = Named(root.GetProperty("misspellings"), Strings);
        Firms = Named(root.GetProperty("firms"), Strings);
        Details = Named(root.GetProperty("details"), Strings);
    }

    public static Vocabulary Instance { get; } = Load();

    public Province[] Provinces { get; }

    public Institution[] Institutions { get; }

    /// <summary>Institutions by how much they buy.</summary>
    public Weighted<int> Buyers { get; }

    /// <summary>Provinces by how much is built there.</summary>
    public Weighted<int> WorksProvinces { get; }

    public FrozenDictionary<string, string[]> Lists { get; }

    public Weighted<WorksKind> Works { get; }

    public Weighted<PurchaseKind> Purchases { get; }

    /// <summary>Titles and items of what goes with works, by nature.</summary>
    public FrozenDictionary<string, (Template[] Titles, Item[] Items)> Natures { get; }

    public FrozenDictionary<string, string[]> Misspellings { get; }

    public FrozenDictionary<string, string[]> Firms { get; }

    public FrozenDictionary<string, string[]> Details { get; }

    /// <summary>The position of the province with a code; that of Panamá for offices of no one province (99).</summary>
    public int ProvinceOf(string code)
    {
        var found = System.Array.FindIndex(Provinces, province => province.Code == code);
        return found < 0 ? ProvinceOf("08") : found;
    }

    private static Vocabulary Load()
    {
        using var stream = EmbeddedFile.Open("Exports/Synthetic/Vocabulary.json");
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement);
    }

    private static Province ReadProvince(JsonElement one) =>
        new(Text(one, "code"), Text(one, "name"), Text(one, "in"), Number(one, "works"),
            Array(one, "districts", district => new District(
                Text(district, "name"),
                district.GetProperty("at")[0].GetDouble(),
                district.GetProperty("at")[1].GetDouble(),
                Strings(district.GetProperty("places")))));

    private static Institution ReadInstitution(JsonElement one) =>
        new(Text(one, "code"), Text(one, "name"), Text(one, "ruc"),
            Array(one, "units", unit => (unit[0].GetString()!, unit[1].GetString()!)));

    private static WorksKind ReadWorks(JsonElement one, string[] codes) =>
        new(Text(one, "kind"),
            new(one.GetProperty("declared").EnumerateObject().Select(share => (share.Name, share.Value.GetDouble()))),
            Number(one, "median"), Number(one, "spread"), (long)Number(one, "max"), BuyersOf(one, codes),
            Templates(one, "titles"), Templates(one, "assets"), Items(one));

    private static PurchaseKind ReadPurchase(JsonElement one, string[] codes) =>
        new(Text(one, "kind"), one.TryGetProperty("declared", out var declared) ? declared.GetString()! : Text(one, "object"),
            Text(one, "firms"), Number(one, "median"), Number(one, "spread"), BuyersOf(one, codes),
            one.GetProperty("unit")[0].GetString()!, one.GetProperty("unit")[1].GetString()!,
            Templates(one, "titles"), Items(one));

    /// <summary>The positions of the institutions named; none when anyone may buy.</summary>
    private static int[] BuyersOf(JsonElement one, string[] codes) =>
        one.TryGetProperty("buyers", out _)
            ? Array(one, "buyers", code => System.Array.IndexOf(codes, code.GetString()))
            : [];

    private static Item[] Items(JsonElement one) =>
        Array(one, "items", item => new Item(item[0].GetString()!, item[1].GetString()!));

    private static Template[] Templates(JsonElement one, string name) =>
        Array(one, name, title => new Template(title.GetString()!));

    private static FrozenDictionary<string, T> Named<T>(JsonElement group, Func<JsonElement, T> read) =>
        group.EnumerateObject().ToFrozenDictionary(member => member.Name, member => read(member.Value));

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(word => word.GetString()!)];

    private static T[] Array<T>(JsonElement one, string name, Func<JsonElement, T> read) =>
        [.. one.GetProperty(name).EnumerateArray().Select(read)];

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    private static double Number(JsonElement one, string name) => one.GetProperty(name).GetDouble();
}
