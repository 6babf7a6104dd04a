namespace OpenContracting.Exports.Synthetic;

/// <summary>The numbers acts, contracts and documents bear.</summary>
internal sealed class Numbering(SyntheticOptions options)
{
    private readonly int step = StepFor(options.Processes);

    /// <summary>The numProceso: year, institution, unit, province of the office, procedure, number, re-tender.</summary>
    public string NumProceso(Story story, Act act)
    {
        var first = act;
        while (first.Retender > 0)
            first = first.Origin!;

        var institution = Vocabulary.Instance.Institutions[story.Institution];
        var year = DateOnly.FromDayNumber(first.Published).Year;
        var number = $"{year}-{institution.Code}-{story.Unit + 1:D2}-{institution.Units[story.Unit].Province}" +
            $"-{first.Procedure.Code}-{Scattered(first.Slot):D6}";
        return act.Retender == 0 ? number : $"{number}-R{act.Retender}";
    }

    /// <summary>The ocid; its last number is 1 or, sometimes, 2, as in the real feed.</summary>
    public string Ocid(Act act, string numProceso) =>
        $"{options.OcidPrefix}-{numProceso}-{(Dice.For(options.Seed, 3, act.Slot).Chance(0.08) ? 2 : 1)}";

    /// <summary>The number of a signed contract.</summary>
    public static string Contract(Story story, Act act) =>
        $"{(act.Nature == Nature.Purchase ? "DG" : "AL-1")}-{act.Slot % 900 + story.Unit + 1}-" +
        $"{DateOnly.FromDayNumber(act.Contracted).Year}";

    /// <summary>Spreads slots over the numbers from 1, so that works do not all stand at the end.</summary>
    private int Scattered(int slot) => (int)((long)slot * step % options.Processes) + 1;

    /// <summary>A step that meets every number before it meets one again: it shares no factor with the count.</summary>
    private static int StepFor(int count)
    {
        var candidate = (int)(count * 0.618) | 1;
        while (GreatestCommonFactor(candidate, count) != 1)
            candidate += 2;

        return candidate;
    }

    private static int GreatestCommonFactor(int one, int other) =>
        other == 0 ? one : GreatestCommonFactor(other, one % other);
}
