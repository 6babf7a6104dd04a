namespace OpenContracting.Storage.Uses;

/// <summary>Something that was made with the data: a story, an audit, a study, a program, a complaint. Sent in without an account, shown once a person has read it.</summary>
public sealed class Use
{
    public long Id { get; set; }

    /// <summary>128 random bits as text: with it the sender sees what became of it.</summary>
    public required string Receipt { get; set; }

    // What it is, as sent (or as mended by the desk; the audit log says so).
    public required UseKind Kind { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }

    /// <summary>Where it can be read; null when it has no address.</summary>
    public string? Url { get; set; }

    /// <summary>Who made it, as they want to be named: a medium, an organisation, a person.</summary>
    public string? Author { get; set; }
    public DateOnly? MadeOn { get; set; }

    /// <summary>Never published, and forgotten with the decision.</summary>
    public string? Email { get; set; }

    // What became of it.
    public UseState State { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public UseEffect Effect { get; set; }
    public string? EffectUrl { get; set; }
    public DateOnly? EffectOn { get; set; }

    public List<UseProject> Projects { get; set; } = [];
}
