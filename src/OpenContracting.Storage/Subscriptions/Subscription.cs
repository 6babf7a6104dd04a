namespace OpenContracting.Storage.Subscriptions;

/// <summary>Somebody asked to be told by e-mail what changes of some works. Deleted when they unsubscribe.</summary>
public sealed class Subscription
{
    public const int LongestTopic = 1000;

    /// <summary>Never given again, so that an old link to unsubscribe can meet no other subscription.</summary>
    public required Guid Id { get; set; }

    /// <summary>The address, sealed with the instance's keys.</summary>
    public required string SealedAddress { get; set; }

    /// <summary>A keyed hash of the address, by which it is found.</summary>
    public required byte[] AddressHash { get; set; }

    /// <summary>What is followed: the parameters of a filter of projects, or <c>project=</c> and an id.</summary>
    public required string Topic { get; set; }
    public required string Language { get; set; }
    public required SubscriptionRhythm Rhythm { get; set; }

    // Until it is confirmed.
    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>How many messages with a link to confirm were sent.</summary>
    public required int Asked { get; set; }

    /// <summary>The hash of the token that confirms; null once it did.</summary>
    public string? TokenHash { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    // Sending.
    /// <summary>The number of the last change in the feed that was told, or was looked at and concerns nothing that is followed.</summary>
    public long ToldThrough { get; set; }

    /// <summary>Before this nothing is sent.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>When a process began to send; null when none does.</summary>
    public DateTimeOffset? SendingSince { get; set; }

    /// <summary>How often in a row a mail server refused the address.</summary>
    public int Refusals { get; set; }

    /// <summary>When its owner was last sent a link to their subscriptions.</summary>
    public DateTimeOffset? LinkSentAt { get; set; }
}
