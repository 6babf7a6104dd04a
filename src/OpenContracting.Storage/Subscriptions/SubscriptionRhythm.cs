namespace OpenContracting.Storage.Subscriptions;

/// <summary>How often somebody is written to at most.</summary>
public enum SubscriptionRhythm
{
    Daily,
    Weekly,
}
