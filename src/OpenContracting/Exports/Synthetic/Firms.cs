namespace OpenContracting.Exports.Synthetic;

/// <summary>Invented firms, each with a tax number no real firm can have (beyond the numbers given out).</summary>
internal sealed class Firms
{
    private const string Mark = " (ficticia)";

    private readonly string[] sorts;
    private readonly string[][] names;

    public Firms(Vocabulary vocabulary, int processes)
    {
        var words = vocabulary.Firms;
        sorts = [.. words.Keys.Except(["cores", "forms", "trade", "consorcios"]).Order(StringComparer.Ordinal)];
        names = [.. sorts.Select((sort, i) => Invent(words[sort], words["cores"], words["forms"], i, processes))];
    }

    public int SortOf(string name) => Array.IndexOf(sorts, name);

    /// <summary>A firm of a sort; some are met far more often than others.</summary>
    public Firm Any(int sort, ref Dice dice)
    {
        var draw = dice.Fraction();
        return new(sort, (int)(names[sort].Length * draw * draw));
    }

    public string NameOf(Firm firm) => names[firm.Sort][firm.Number];

    /// <summary>The tax number as one of its writers would write it: mostly alike, now and then otherwise.</summary>
    public static string RucOf(Firm firm, ref Dice dice)
    {
        var serial = firm.Sort * 10_000 + firm.Number;
        var check = (serial * 7 + 11) % 100;
        if (serial % 5 == 0)
            return Written($"199{500_000 + serial}", "2", $"{2016 + serial % 9}", check, ref dice);

        return Written($"{9_100_000 + serial * 3}", "1", $"{900_000 + serial}", check, ref dice);
    }

    private static string Written(string first, string second, string third, int check, ref Dice dice)
    {
        var plain = $"{first}-{second}-{third}";
        return dice.Below(100) switch
        {
            < 90 => $"{plain}-{check:D2}",
            < 93 => plain,
            < 95 => $"{plain} DV{check:D2}",
            < 97 => $"{plain} -{check:D2}",
            < 98 => $"{first}-{second.PadLeft(4, '0')}-{third}-{check:D2}",
            < 99 => $"{plain} DV {check:D2}",
            _ => $"{first}--{second}-{third}-{check:D2}",
        };
    }

    private static string[] Invent(string[] kinds, string[] cores, string[] forms, int sort, int processes)
    {
        var count = Math.Clamp(processes / 40, 30, kinds.Length * cores.Length);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
                $"{kinds[i % kinds.Length]} {cores[(i / kinds.Length + i % kinds.Length * 11 + sort * 7) % cores.Length]}" +
                forms[i * 5 % forms.Length] + Mark),
        ];
    }
}
