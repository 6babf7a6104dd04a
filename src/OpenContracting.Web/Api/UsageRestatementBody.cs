namespace OpenContracting.Web.Api;

/// <summary>Counts that were published and then corrected: those of a channel or an item turned out to be of robots.</summary>
/// <param name="At">When it was corrected.</param>
/// <param name="From">The first day of the counts.</param>
/// <param name="To">The last day of the counts.</param>
/// <param name="Channel">The channel concerned; absent for all.</param>
/// <param name="Item">The item concerned; absent for all.</param>
/// <param name="Moved">How many counts went over to robots.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record UsageRestatementBody(DateTimeOffset At, DateOnly From, DateOnly To, string? Channel, string? Item, long Moved, string Reason);
