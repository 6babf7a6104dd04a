namespace OpenContracting.Web.Queries;

/// <summary>An amount with its currency.</summary>
public sealed record Amount(decimal Value, string Currency)
{
    /// <summary>
    /// The sum of amounts; null when there are none or when they cannot be added. Balboas and US dollars can: they are
    /// at par by law, and sources use both for the same contract.
    /// </summary>
    public static Amount? Sum(IEnumerable<Amount?> amounts)
    {
        var known = amounts.OfType<Amount>().ToList();
        var currencies = known.Select(amount => amount.Currency).Distinct().ToList();
        return currencies switch
        {
            [] => null,
            [var one] => new Amount(known.Sum(amount => amount.Value), one),
            _ when currencies.All(currency => currency is "PAB" or "USD") => new Amount(known.Sum(amount => amount.Value), "PAB"),
            _ => null,
        };
    }
}
