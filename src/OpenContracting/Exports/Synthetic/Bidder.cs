namespace OpenContracting.Exports.Synthetic;

/// <summary>Who offers: a firm, a consortium of firms, or a natural person, who is never named.</summary>
/// <param name="Id">The tax number as written; a consortium has none of its own and gets a stopgap.</param>
/// <param name="Name">The name.</param>
/// <param name="TradeName">The trade name, which stands in additionalIdentifiers with the same id; may be null.</param>
/// <param name="Members">The firms of a consortium with their tax numbers.</param>
/// <param name="Bid">What is offered, in cents.</param>
internal sealed record Bidder(
    string Id, string Name, string? TradeName, (string Id, string Name)[] Members, long Bid);
