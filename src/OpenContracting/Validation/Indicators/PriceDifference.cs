namespace OpenContracting.Validation.Indicators;

/// <summary>How far the second lowest valid price is above the winning one, as a share of it.</summary>
/// <param name="Ratio">(second − winning) / winning.</param>
/// <param name="Second">Who asked the second lowest price: several when a consortium did, or when two ask the same.</param>
internal sealed record PriceDifference(double Ratio, IReadOnlyList<string> Second)
{
    /// <summary>
    /// The difference in one currency; null where there is none to tell: no single winner, no price of its own or of another, a price of 0, or
    /// another valid price below the winning one, so that price did not decide.
    /// </summary>
    public static PriceDifference? Of(BiddingFacts facts, string? currency)
    {
        if (facts.Winner is not { } winner)
            return null;
        var prices = facts.Bids.Where(bid => bid.IsValid && bid.HasPrice(currency) && bid.Tenderers.Count > 0).ToList();
        var winning = prices.Where(bid => bid.IsBy(winner)).Min(bid => bid.Amount);
        var second = prices.Where(bid => !bid.IsBy(winner)).Min(bid => bid.Amount);
        if (winning is null or 0 || second is null || second < winning)
            return null;
        return new(
            ((double)second - (double)winning) / (double)winning,
            [.. prices.Where(bid => !bid.IsBy(winner) && bid.Amount == second).SelectMany(bid => bid.Tenderers).Distinct()]);
    }
}
