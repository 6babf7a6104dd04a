namespace OpenContracting.Web.Alarms;

/// <summary>An e-mail.</summary>
/// <param name="To">Addresses.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">What it says, as plain text.</param>
public sealed record Letter(IReadOnlyList<string> To, string Subject, string Text)
{
    /// <summary>The same as HTML; null for plain text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Where one POST stops letters like this one (RFC 8058); null where there is nothing to stop.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>The same for the same letter sent again, so that mailboxes can tell; null for a new one.</summary>
    public string? Id { get; init; }
}
