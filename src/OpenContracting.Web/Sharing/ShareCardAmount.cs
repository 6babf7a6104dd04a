namespace OpenContracting.Web.Sharing;

/// <summary>An amount on a share card.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Amount">How much, as written.</param>
/// <param name="Share">How much of the largest beside it, 0 to 1.</param>
/// <param name="Kind">What colours it, as on the pages: <c>before</c>, <c>more</c>, <c>less</c>, <c>done</c> or nothing.</param>
public sealed record ShareCardAmount(string Label, string Amount, decimal Share, string Kind);
