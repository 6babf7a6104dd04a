namespace OpenContracting.Web.Api;

/// <summary>All signals over what is published.</summary>
/// <param name="Method">Names the rules; it changes when the same data would raise other signals.</param>
/// <param name="Synthetic">True on a demonstration: no work and no company in it is real.</param>
/// <param name="DataAsOf">The time the data speak of.</param>
/// <param name="Projects">How many projects there are.</param>
/// <param name="Signals">The signals.</param>
public sealed record SignalListBody(string Method, bool Synthetic, DateTimeOffset? DataAsOf, int Projects, IReadOnlyList<SignalBody> Signals);
