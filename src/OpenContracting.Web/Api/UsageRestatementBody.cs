namespace OpenContracting.Web.Api;

/// <summary>Counts that were published and then corrected: those of a channel or an item turned out to be of robots.</summary>
public sealed record UsageRestatementBody(DateTimeOffset At, DateOnly From, DateOnly To, string? Channel, string? Item, long Moved, string Reason);
