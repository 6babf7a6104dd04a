namespace OpenContracting.Validation.Indicators;

/// <summary>A bid as a compiled release has it.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Tenderers">The ids of who made it.</param>
/// <param name="Amount">The price; null without one.</param>
/// <param name="Currency">The currency of the price.</param>
/// <param name="Date">When it was received.</param>
internal sealed record Bid(string? Status, IReadOnlyList<string> Tenderers, decimal? Amount, string? Currency, DateTimeOffset? Date)
{
    public bool IsValid => Status == "valid";

    public bool IsDisqualified => Status == "disqualified";

    /// <summary>Whether it was handed in: invitations and withdrawn bids were not.</summary>
    public bool IsSubmitted => Status is "pending" or "valid" or "disqualified";

    public bool HasPrice(string? currency) => Amount is not null && Currency is not null && Currency == currency;

    public bool IsBy(string tenderer) => Tenderers.Contains(tenderer);
}
