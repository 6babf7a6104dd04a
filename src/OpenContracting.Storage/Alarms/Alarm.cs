namespace OpenContracting.Storage.Alarms;

/// <summary>Something that a person should look at: raised once, told once, told again when it is over.</summary>
public sealed class Alarm
{
    /// <summary>A stable kebab-case code, for example <c>publication-held</c>; texts for people go by it.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is about: a source, a run, a machine.</summary>
    public required string Subject { get; set; }

    /// <summary>What is particular to this time, for the text.</summary>
    public List<string> Arguments { get; set; } = [];

    public required DateTimeOffset RaisedAt { get; set; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>When people were last told that it lasts; null when they have not been.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>When people were told that it is over; null when they have not been.</summary>
    public DateTimeOffset? EndToldAt { get; set; }
}
