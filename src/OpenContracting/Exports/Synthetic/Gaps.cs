namespace OpenContracting.Exports.Synthetic;

/// <summary>What the gaps of a phrase are filled with: the place of the story, its asset, words of lists, numbers.</summary>
internal sealed class Gaps(Vocabulary vocabulary)
{
    public Place Place { get; set; }

    /// <summary>What a design, a supervision or a repair is about, for example <c>el puente peatonal de Tortí</c>.</summary>
    public string Asset { get; set; } = "";

    /// <summary>The title of the works themselves.</summary>
    public string Works { get; set; } = "";

    public string Fill(string gap, ref Dice dice) => gap switch
    {
        "comunidad" => Place.Community(vocabulary),
        "comunidad2" => Place.OtherCommunity(vocabulary),
        "distrito" => Place.District(vocabulary).Name,
        "asset" => Asset,
        "works" => Works,
        "n" => $"{dice.Between(2, 24)}",
        "km" => $"{dice.Between(2, 38)}.{dice.Below(10)}",
        "pulg" => $"{2 * dice.Between(1, 8)}",
        "miles" => $"{10 * dice.Between(1, 50)}",
        "req" => $"{dice.Between(10_000, 99_999)}",
        "ficha" => $"{dice.Between(100_000, 109_999)}",
        _ => dice.Pick(vocabulary.Lists[gap]),
    };
}
