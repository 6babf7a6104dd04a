namespace OpenContracting.Exports.Synthetic;

/// <summary>What a modification (adenda) changes: the price, the time, or both.</summary>
/// <param name="Cents">How much is added to the price.</param>
/// <param name="Days">How many days are added to the time.</param>
/// <param name="Reason">Why, as the institution writes it; empty where it does not say.</param>
internal readonly record struct Change(long Cents, int Days, string Reason)
{
    /// <summary>The modification of an act with a number, the same wherever it is told.</summary>
    /// <param name="options">The data set.</param>
    /// <param name="act">The act whose contract is changed.</param>
    /// <param name="number">Which of its modifications, from 0.</param>
    /// <param name="total">The price of the contract, in cents.</param>
    public static Change Of(SyntheticOptions options, Act act, int number, long total)
    {
        var dice = Dice.For(options.Seed, 15, act.Slot, number);
        var kind = dice.Below(3);
        var cents = kind == 2 ? 0 : total / 100 * dice.Between(3, 18) / 100 * 100;
        var days = kind == 0 ? 0 : 30 * dice.Between(1, 5);
        return new(cents, days, dice.Chance(0.15) ? "" : dice.Pick(Vocabulary.Instance.Details[days > 0 ? "delays" : "increases"]));
    }

    /// <summary>What the title of the addendum says.</summary>
    public string InWords =>
        Days == 0 ? $"aumento de costo por B/. {Cents / 100m:N2}"
        : Cents > 0 ? $"prórroga de {Days} días y aumento de costo"
        : $"prórroga de {Days} días calendario";
}
