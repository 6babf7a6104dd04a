namespace OpenContracting.Exports.Synthetic;

/// <summary>
/// Plans stories: who buys what, where, for how much, and everything that happens, without writing a word of it.
/// A story depends on nothing but the seed, its number and its month, so any month can be written without the others.
/// </summary>
internal sealed class Planner(SyntheticOptions options)
{
    /// <summary>The months after its first in which a purchase may still make news.</summary>
    public const int PurchaseMonths = 11;

    private const int PurchaseDays = 330;

    private readonly Vocabulary vocabulary = Vocabulary.Instance;
    private readonly Calendar calendar = new(options);
    private int firstDay;

    /// <summary>The story last planned; the object is used again.</summary>
    public Story Story { get; } = new();

    /// <summary>Plans the purchase with a number.</summary>
    public Story PlanPurchase(int index, int month, int firstSlot, int most)
    {
        var dice = Dice.For(options.Seed, 1, index);
        var kind = vocabulary.Purchases.Pick(ref dice);
        Story.Begin(index);
        Story.Purchase = kind;
        ChooseBuyer(kind.Buyers, ref dice);
        var office = vocabulary.Institutions[Story.Institution].Units[Story.Unit].Province;
        Story.Place = Place.In(
            vocabulary,
            office == "99" || dice.Chance(0.1) ? vocabulary.WorksProvinces.Pick(ref dice) : vocabulary.ProvinceOf(office),
            ref dice);
        var reference = Amount(kind.Median, kind.Spread, 40_000_000, ref dice);
        var day = calendar.AnyDay(month, ref dice);
        if (reference > Chain.UpToMinor || dice.Chance(0.07))
            Chain.AddFormal(Story, Nature.Purchase, FormalPurchase(kind, reference, ref dice), day, reference, ref dice);
        else
            Chain.AddMinor(Story, Nature.Purchase, day, reference, ref dice);

        Forget(after: day + PurchaseDays);
        Settle(firstSlot, most);
        return Story;
    }

    /// <summary>Plans the public work with a number.</summary>
    public Story PlanWorks(int index, int month, int firstSlot, int most)
    {
        var dice = Dice.For(options.Seed, 2, index);
        var kind = vocabulary.Works.Pick(ref dice);
        Story.Begin(index);
        Story.Works = kind;
        ChooseBuyer(kind.Buyers, ref dice);
        var office = vocabulary.Institutions[Story.Institution].Units[Story.Unit].Province;
        var isLocal = office is not ("08" or "99") || vocabulary.Institutions[Story.Institution].Code.StartsWith('5');
        Story.Place = Place.In(
            vocabulary,
            isLocal ? vocabulary.ProvinceOf(office) : vocabulary.WorksProvinces.Pick(ref dice),
            ref dice);
        var reference = Amount(kind.Median, kind.Spread, kind.Most, ref dice);
        var day = calendar.AnyDay(month, ref dice);
        firstDay = day;
        day = PlanDesign(reference, day, ref dice);
        if (day != Act.Never)
            PlanBuilding(reference, day, ref dice);

        Settle(firstSlot, most);
        return Story;
    }

    /// <summary>A design that comes before the works; returns when the works are called, or never.</summary>
    private int PlanDesign(long reference, int day, ref Dice dice)
    {
        if (!dice.Chance(reference > 1_000_000_00 ? 0.4 : reference > 150_000_00 ? 0.22 : 0.02))
            return day;

        AddBuy(Nature.Design, day, (long)(reference * (0.03 + 0.04 * dice.Fraction())), ref dice);
        var design = Story.Contract(Nature.Design);
        return design is null || dice.Chance(0.12)
            ? Act.Never
            : design.Contracted + design.Duration + dice.Between(40, 200);
    }

    private void PlanBuilding(long reference, int day, ref Dice dice)
    {
        AddBuy(Nature.Works, day, reference, ref dice);
        var tender = Story.Acts[^1];
        if (dice.Chance(reference > 1_000_000_00 ? 0.65 : reference > 250_000_00 ? 0.3 : 0.01))
            AddBuy(
                Nature.Supervision, tender.Published + dice.Between(-15, 120),
                (long)(reference * (0.03 + 0.05 * dice.Fraction())), ref dice);

        if (Story.Contract(Nature.Works) is not { Accepted: not Act.Never } built)
            return;

        if (Story.Works!.Name is "escuela" or "salud" && dice.Chance(reference > 200_000_00 ? 0.3 : 0.05))
            AddBuy(
                Nature.Equipment, built.Accepted - dice.Between(20, 120),
                (long)(reference * (0.04 + 0.1 * dice.Fraction())), ref dice);

        if (dice.Chance(reference > 250_000_00 ? 0.3 : 0.04))
            AddBuy(
                Nature.Maintenance, built.Accepted + dice.Between(60, 300),
                (long)(reference * (0.04 + 0.1 * dice.Fraction())), ref dice);
    }

    private void AddBuy(Nature nature, int day, long reference, ref Dice dice)
    {
        day = Math.Max(day, firstDay);
        if (reference <= Chain.UpToMinor && !dice.Chance(0.06))
            Chain.AddMinor(Story, nature, day, reference, ref dice);
        else
            Chain.AddFormal(Story, nature, FormalWorks(nature, reference, ref dice), day, reference, ref dice);
    }

    private void ChooseBuyer(int[] among, ref Dice dice)
    {
        Story.Institution = among.Length == 0 ? vocabulary.Buyers.Pick(ref dice) : dice.Pick(among);
        Story.Unit = dice.Chance(0.4) ? 0 : dice.Below(vocabulary.Institutions[Story.Institution].Units.Length);
    }

    /// <summary>A reference price in cents; many are put just under the next threshold.</summary>
    private static long Amount(double median, double spread, long most, ref Dice dice)
    {
        var cents = Math.Clamp(dice.Cents(median, spread), 45_00, most * 100);
        foreach (var threshold in (ReadOnlySpan<long>)[10_000_00, 50_000_00, 250_000_00])
        {
            if (cents > threshold * 0.7 && cents < threshold * 1.35 && dice.Chance(0.4))
                return (long)(threshold * (0.985 + 0.0149 * dice.Fraction()));
        }

        return dice.Chance(0.45) ? Math.Max(cents / 5_00 * 5_00, 45_00) : cents;
    }

    private static Procedure FormalPurchase(PurchaseKind kind, long reference, ref Dice dice)
    {
        var draw = dice.Fraction();
        if (kind.Name == "medicamentos" && draw < 0.35)
            return draw < 0.25 ? Procedure.ReverseAuction : Procedure.Shortage;
        if (reference <= Chain.UpToMinor)
            return draw < 0.62 ? Procedure.Exceptional : draw < 0.68 ? Procedure.Sale : Procedure.PublicTender;

        return draw < 0.66 ? Procedure.PublicTender : draw < 0.8 ? Procedure.BestValue : Procedure.Exceptional;
    }

    private static Procedure FormalWorks(Nature nature, long reference, ref Dice dice)
    {
        var draw = dice.Fraction();
        if (draw < 0.06)
            return Procedure.Exceptional;

        var bestValue = nature == Nature.Design || nature == Nature.Supervision || reference > 3_000_000_00 ? 0.75 : 0.15;
        return dice.Chance(bestValue) ? Procedure.BestValue : Procedure.PublicTender;
    }

    /// <summary>Lets nothing happen after a day.</summary>
    private void Forget(int after)
    {
        Story.Acts.RemoveAll(act => act.Published > after);
        foreach (var act in Story.Acts)
            act.EndBy(after);
    }

    /// <summary>Keeps the acts published in time, as many as there is room for, and numbers them.</summary>
    private void Settle(int firstSlot, int most)
    {
        Story.Acts.RemoveAll(act => act.Published > calendar.LastDay);
        if (Story.Acts.Count > most)
            Story.Acts.RemoveRange(most, Story.Acts.Count - most);
        for (var i = 0; i < Story.Acts.Count; i++)
            Story.Acts[i].Slot = firstSlot + i;
    }
}
