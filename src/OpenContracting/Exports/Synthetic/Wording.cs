using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>
/// Puts a planned act into words: title, description, items, who offered. The words depend on the seed and the act
/// alone, so an act reads the same in every month it appears in.
/// </summary>
internal sealed class Wording(SyntheticOptions options, Firms firms, Numbering numbering)
{
    private const int MostItems = 61;

    private readonly Vocabulary vocabulary = Vocabulary.Instance;
    private readonly Gaps gaps = new(Vocabulary.Instance);
    private readonly StringBuilder builder = new();
    private Story? story;

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>The declared object of the contract: Bien, Servicio, Obra or Consultoría.</summary>
    public string Declared { get; private set; } = "";

    public string UnitId { get; private set; } = "";

    public string UnitName { get; private set; } = "";

    public List<BoughtItem> Items { get; } = [];

    /// <summary>Those who offered, the winner first.</summary>
    public List<Bidder> Bidders { get; } = [];

    /// <summary>The sum of the items, which is what is awarded.</summary>
    public long Total { get; private set; }

    /// <summary>The budget line (partida).</summary>
    public string BudgetLine { get; private set; } = "";

    /// <summary>Sets the words that all acts of a story share.</summary>
    public void Begin(Story next)
    {
        story = next;
        gaps.Place = next.Place;
        if (next.Works is not { } works)
            return;

        var dice = Dice.For(options.Seed, 10, next.Index);
        gaps.Asset = dice.Pick(works.Assets).Fill(builder, gaps, ref dice);
        gaps.Works = dice.Pick(works.Titles).Fill(builder, gaps, ref dice);
    }

    /// <summary>Puts one act of the story into words.</summary>
    public void Put(Act act)
    {
        var root = act.Root;
        var dice = Dice.For(options.Seed, 11, root.Slot);
        var plain = PlainTitle(root, ref dice);
        Declared = DeclaredObject(act.Nature, ref dice);
        var place = PlaceInTitle(ref dice, plain);
        Title = Hand.Write(plain + place + Quoted(root, ref dice), vocabulary, ref dice);
        // Drawn for every act, so that a purchase has the items of the quotation it comes from.
        if (dice.Chance(0.4) && act.Retender > 0)
            Title += act.Retender == 1 ? " (SEGUNDA CONVOCATORIA)" : " (TERCERA CONVOCATORIA)";
        Describe(root, ref dice);
        BudgetLine = ChooseBudgetLine(ref dice);
        ChooseItems(act, ref dice);
        ChooseBidders(act);
    }

    private string PlainTitle(Act root, ref Dice dice)
    {
        if (story!.Purchase is { } purchase)
            return dice.Pick(purchase.Titles).Fill(builder, gaps, ref dice);
        if (root.Nature == Nature.Works)
            return gaps.Works;

        return dice.Pick(vocabulary.Natures[NameOf(root.Nature)].Titles).Fill(builder, gaps, ref dice);
    }

    private string DeclaredObject(Nature nature, ref Dice dice) => nature switch
    {
        Nature.Purchase => story!.Purchase!.Declared,
        Nature.Works => story!.Works!.Declared.Pick(ref dice),
        Nature.Equipment => "Bien",
        Nature.Maintenance => dice.Chance(0.3) ? "Obra" : "Servicio",
        _ => dice.Chance(0.55) ? "Consultoría" : "Servicio",
    };

    private string PlaceInTitle(ref Dice dice, string title)
    {
        if (story!.Works is null)
            return dice.Chance(0.06) ? ", " + gaps.Place.Province(vocabulary).InWords : "";

        var district = gaps.Place.District(vocabulary).Name;
        var province = gaps.Place.Province(vocabulary).InWords;
        var draw = dice.Fraction();
        return draw < 0.3 || title.Length > 150 ? ""
            : draw < 0.72 ? $", distrito de {district}, {province}"
            : draw < 0.87 ? $", {province}"
            : $", {district}";
    }

    /// <summary>Supervision and upkeep often quote the contract of the works, which is how a reader can tell them together.</summary>
    private string Quoted(Act root, ref Dice dice)
    {
        if (root.Nature is not (Nature.Supervision or Nature.Maintenance or Nature.Equipment))
            return "";

        var built = story!.Contract(Nature.Works);
        return built is not null && built.Contracted < root.Published && dice.Chance(0.55)
            ? $" (Contrato {Numbering.Contract(story, built)})"
            : "";
    }

    private void Describe(Act root, ref Dice dice)
    {
        builder.Clear().Append(Title).Append(". ");
        builder.Append(dice.Pick(vocabulary.Details[story!.Works is null ? "purchases" : "works"]));
        if (dice.Chance(0.85))
            builder.Append(" Provincia de entrega: ").Append(gaps.Place.Province(vocabulary).Name).Append('.');
        var design = root.Nature == Nature.Works ? story.Contract(Nature.Design) : null;
        if (design is not null && design.Contracted < root.Published && dice.Chance(0.6))
            builder.Append(" Según los planos del acto ").Append(numbering.NumProceso(story, design)).Append('.');
        Description = builder.ToString();
    }

    /// <summary>One of the few lines an institution pays from, in one of the ways people write it.</summary>
    private string ChooseBudgetLine(ref Dice dice)
    {
        var line = story!.Institution * 10 + dice.Below(6);
        return dice.Below(100) switch
        {
            < 70 => $"100002{10_000 + line * 37}",
            < 85 => $"G.1{story.Institution:D3}{52000 + line}.704.911",
            < 95 => $"G1{story.Institution:D3}{52000 + line}704911",
            _ => $"{story.Institution}.1.4.501.02.{line % 100:D2} 911",
        };
    }

    private void ChooseItems(Act act, ref Dice dice)
    {
        Items.Clear();
        Total = 0;
        var classes = ClassesOf(act, ref dice);
        var count = CountItems(ref dice);
        var rest = act.Price;
        for (var i = 0; i < count; i++)
        {
            var share = i == count - 1 ? rest : (long)(rest * (0.1 + 0.6 * dice.Fraction()));
            rest -= share;
            var quantity = UnitId == "98" ? 1 : QuantityFor(share, ref dice);
            var kind = classes[(i + dice.Below(2)) % classes.Length];
            var item = new BoughtItem(
                kind, count == 1 ? Title : kind.Name + ", renglón " + (i + 1), quantity, Math.Max(1, share / quantity));
            Items.Add(item);
            Total += item.Total;
        }
    }

    private Item[] ClassesOf(Act act, ref Dice dice)
    {
        if (story!.Purchase is { } purchase)
        {
            (UnitId, UnitName) = (purchase.UnitId, purchase.UnitName);
            return purchase.Items;
        }

        (UnitId, UnitName) = act.Nature == Nature.Equipment ? ("42", "Unidad") : ("98", "Servicio");
        if (dice.Chance(0.07) && vocabulary.Purchases.Pick(ref dice) is var wrong
            && (wrong.Firms != "salud" || story.Works!.Name == "salud"))
            return wrong.Items;

        return act.Nature == Nature.Works ? story.Works!.Items : vocabulary.Natures[NameOf(act.Nature)].Items;
    }

    private static int CountItems(ref Dice dice)
    {
        var draw = dice.Fraction();
        return draw < 0.75 ? 1
            : draw < 0.92 ? dice.Between(2, 4)
            : draw < 0.995 ? dice.Between(5, 14)
            : dice.Between(15, MostItems);
    }

    private static int QuantityFor(long cents, ref Dice dice)
    {
        var most = (int)Math.Clamp(cents / 5_00, 1, 5_000);
        var quantity = 1 + dice.Below(1 + (int)(most * dice.Fraction() * dice.Fraction()));
        return quantity > 20 ? quantity / 10 * 10 : quantity;
    }

    private void ChooseBidders(Act act)
    {
        Bidders.Clear();
        var dice = Dice.For(options.Seed, 12, act.Root.Slot);
        var sort = firms.SortOf(story!.Purchase?.Firms ?? act.Nature switch
        {
            Nature.Design or Nature.Supervision => "consultoría",
            Nature.Equipment => "general",
            _ => "obras",
        });
        var winner = ChooseBidder(act, sort, Total, ref dice);
        Bidders.Add(winner);
        var others = act.Procedure.Method == "direct" || act.Procedure.Code == "CM" ? 0
            : act.Procedure.IsFormal ? dice.Below(5)
            : dice.Below(4);
        for (var i = 0; i < others; i++)
        {
            var bid = (long)(Total * (1 + 0.28 * dice.Fraction() * dice.Fraction())) / 100 * 100 + dice.Below(100);
            var other = ChooseBidder(act, sort, bid, ref dice);
            if (!Bidders.Exists(known => known.Name == other.Name))
                Bidders.Add(other);
        }
    }

    private Bidder ChooseBidder(Act act, int sort, long bid, ref Dice dice)
    {
        if (!act.Procedure.IsFormal && act.Price < 10_000_00 && dice.Chance(0.06))
            return NaturalPerson(bid, ref dice);

        var consortia = act.Nature != Nature.Works ? 0 : act.Price > 1_000_000_00 ? 0.5 : act.Price > 250_000_00 ? 0.1 : 0;
        if (dice.Chance(consortia))
            return Consortium(sort, bid, ref dice);

        var firm = firms.Any(sort, ref dice);
        return new(Firms.RucOf(firm, ref dice), firms.NameOf(firm), dice.Chance(0.05) ? TradeName(ref dice) : null, [], bid);
    }

    private Bidder NaturalPerson(long bid, ref Dice dice)
    {
        // Book 000 does not exist, so no one has such a number.
        var number = dice.Below(400);
        return new($"8-000-{number:D4}", $"Proponente natural {number:D3} (ficticio)", TradeName(ref dice), [], bid);
    }

    private Bidder Consortium(int sort, long bid, ref Dice dice)
    {
        var name = dice.Pick(vocabulary.Firms["consorcios"]) + " " + dice.Pick(vocabulary.Firms["cores"]) + " (ficticio)";
        var members = new (string, string)[dice.Between(2, 3)];
        for (var i = 0; i < members.Length; i++)
        {
            var firm = firms.Any(sort, ref dice);
            members[i] = (Firms.RucOf(firm, ref dice), firms.NameOf(firm));
        }

        return new($"{dice.Below(1_000_000):D10}-00", name, null, members, bid);
    }

    private string TradeName(ref Dice dice) =>
        dice.Pick(vocabulary.Firms["trade"]) + " " + dice.Pick(vocabulary.Firms["cores"]) + " (ficticio)";

    private static string NameOf(Nature nature) => nature switch
    {
        Nature.Design => "design",
        Nature.Supervision => "supervision",
        Nature.Equipment => "equipment",
        Nature.Maintenance => "maintenance",
        _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, "It has titles of its own."),
    };
}
