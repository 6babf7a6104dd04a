namespace OpenContracting.Exports.Synthetic;

/// <summary>Plans one buy from its first call to acceptance: quotation and purchase, or a tender and its re-tenders.</summary>
internal static class Chain
{
    private const long UpToSmall = 10_000_00;

    /// <summary>The amount up to which a quotation and a minor purchase are enough, in cents.</summary>
    public const long UpToMinor = 50_000_00;

    /// <summary>Adds the acts of a buy below the threshold of minor purchases.</summary>
    public static void AddMinor(Story story, Nature nature, int day, long reference, ref Dice dice)
    {
        var shape = dice.Fraction();
        if (shape < 0.06)
        {
            AddPurchase(story, nature, null, day, reference, ref dice);
            return;
        }

        var quotation = AddQuotation(story, nature, null, day, reference, ref dice);
        if (shape < 0.17)
        {
            quotation.Deserted = quotation.Closed + 1;
            if (dice.Chance(0.5))
                return;

            quotation = AddQuotation(story, nature, quotation, quotation.Deserted + dice.Between(6, 25), reference, ref dice);
        }
        else if (shape < 0.21)
        {
            quotation.Cancelled = quotation.Published + dice.Between(1, 12);
            quotation.Closed = Math.Min(quotation.Closed, quotation.Cancelled);
            return;
        }
        else if (shape < 0.3)
        {
            // Closed, and nothing more is ever heard of it.
            return;
        }

        var bought = AddPurchase(story, nature, quotation, quotation.Closed + dice.Between(2, 21), reference, ref dice);
        bought.Price = quotation.Price;
        if (dice.Chance(0.9))
            quotation.Awarded = bought.Published;
    }

    /// <summary>Adds the acts of a buy by a formal procedure.</summary>
    public static void AddFormal(
        Story story, Nature nature, Procedure procedure, int day, long reference, ref Dice dice)
    {
        var tender = AddTender(story, nature, procedure, null, day, reference, ref dice);
        var failures = procedure == Procedure.Exceptional ? 0.0 : 0.13;
        while (dice.Chance(failures))
        {
            tender.Deserted = tender.Closed + dice.Between(1, 9);
            if (tender.Retender == 2 || dice.Chance(0.3))
                return;

            tender = AddTender(
                story, nature, procedure, tender, tender.Deserted + dice.Between(14, 45), reference, ref dice);
        }

        if (dice.Chance(0.05))
        {
            tender.Cancelled = tender.Published + dice.Between(3, 40);
            tender.Closed = Math.Min(tender.Closed, tender.Cancelled);
            return;
        }

        tender.Awarded = Calendar.WorkingDay(tender.Closed + dice.Between(6, 55));
        Execute(tender, Calendar.WorkingDay(tender.Awarded + dice.Between(12, 70)), ref dice);
    }

    private static Act AddQuotation(
        Story story, Nature nature, Act? failed, int day, long reference, ref Dice dice)
    {
        var act = Begin(story, nature, Procedure.OnlineQuotation, failed, day, reference, ref dice);
        act.Closed = Calendar.WorkingDay(act.Published + dice.Between(1, 6));
        return act;
    }

    private static Act AddPurchase(
        Story story, Nature nature, Act? quotation, int day, long reference, ref Dice dice)
    {
        var procedure = reference <= UpToSmall ? Procedure.SmallPurchase : Procedure.MinorPurchase;
        var act = Begin(story, nature, procedure, quotation, day, reference, ref dice);
        act.Retender = 0;
        act.Closed = act.Published;
        act.Awarded = Calendar.WorkingDay(act.Published + dice.Below(5));
        Execute(act, Calendar.WorkingDay(act.Awarded + dice.Between(0, 9)), ref dice);
        return act;
    }

    private static Act AddTender(
        Story story, Nature nature, Procedure procedure, Act? failed, int day, long reference, ref Dice dice)
    {
        var act = Begin(story, nature, procedure, failed, day, reference, ref dice);
        var open = procedure == Procedure.Exceptional ? dice.Between(1, 8) : dice.Between(8, 45);
        act.Closed = Calendar.WorkingDay(act.Published + open);
        return act;
    }

    private static Act Begin(
        Story story, Nature nature, Procedure procedure, Act? origin, int day, long reference, ref Dice dice)
    {
        var act = story.Add(nature, procedure, origin);
        act.Retender = origin is null ? 0 : origin.Retender + 1;
        act.Published = Calendar.WorkingDay(day);
        act.Reference = reference;
        act.Price = (long)(reference * (0.85 + 0.22 * dice.Fraction() * dice.Fraction() + 0.09 * dice.Fraction()));
        return act;
    }

    private static void Execute(Act act, int day, ref Dice dice)
    {
        act.Contracted = day;
        act.Duration = DurationOf(act, ref dice);
        var end = act.Contracted + act.Duration;
        if (act.Nature is Nature.Works or Nature.Design or Nature.Supervision && act.Procedure.IsFormal)
            end = AddChanges(act, end, ref dice);

        var isWorks = act.Nature == Nature.Works;
        if (dice.Chance(isWorks ? 0.86 : 0.72))
            act.Accepted = Calendar.WorkingDay(end + (isWorks ? dice.Between(-10, 60) : dice.Between(-5, 15)));
    }

    /// <summary>Plans modifications; each moves the end, because most are extensions.</summary>
    private static int AddChanges(Act act, int end, ref Dice dice)
    {
        var day = act.Contracted;
        for (var i = 0; i < act.Changed.Length && dice.Chance(0.42); i++)
        {
            day = Calendar.WorkingDay(Math.Max(day + 20, end - dice.Between(5, 60)));
            act.Changed[i] = day;
            end += 30 * dice.Between(1, 5);
        }

        return end;
    }

    private static int DurationOf(Act act, ref Dice dice) => act.Nature switch
    {
        Nature.Purchase => dice.Chance(0.2) && act.Procedure.IsFormal ? 180 : dice.Between(3, 45),
        Nature.Equipment => 15 * dice.Between(1, 8),
        Nature.Design => 30 * dice.Between(2, 6),
        Nature.Maintenance => 180 * dice.Between(1, 4),
        _ when act.Price <= UpToMinor => 15 * dice.Between(2, 6),
        _ when act.Price <= 500_000_00 => 30 * dice.Between(3, 7),
        _ when act.Price <= 5_000_000_00 => 30 * dice.Between(6, 14),
        _ => 30 * dice.Between(12, 24),
    };
}
