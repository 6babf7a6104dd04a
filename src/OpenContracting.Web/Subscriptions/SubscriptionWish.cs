using OpenContracting.Storage.Subscriptions;

namespace OpenContracting.Web.Subscriptions;

/// <summary>What somebody asked for with an address that may not be theirs.</summary>
/// <param name="Email">The address.</param>
/// <param name="Language">In which it was asked.</param>
/// <param name="Topic">What to follow; null for the link to what is followed already.</param>
/// <param name="Rhythm">How often at most.</param>
public sealed record SubscriptionWish(string Email, string Language, SubscriptionTopic? Topic = null, SubscriptionRhythm Rhythm = SubscriptionRhythm.Weekly);
