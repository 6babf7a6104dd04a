namespace OpenContracting.Releases;

/// <summary>How releases are merged.</summary>
public sealed record MergeOptions
{
    /// <summary>The standard's text, with the rules of OCDS 1.1.5.</summary>
    public static MergeOptions Default => new();

    /// <summary>Whose reading is followed where tools differ.</summary>
    public MergeBehaviour Behaviour { get; init; }

    /// <summary>The rules; those of OCDS 1.1.5 without extensions when not given.</summary>
    public MergeRules Rules { get; init; } = MergeRules.Ocds115;

    /// <summary>The date of a process whose only release states none, for example that of its package; without it, what is merged has none either.</summary>
    public string? DateWhenMissing { get; init; }

    /// <summary>Takes what is odd about the releases and does not stop the merge. Calls may come from several threads.</summary>
    public Action<MergeWarning>? Warn { get; init; }
}
