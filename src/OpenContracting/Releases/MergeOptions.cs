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

    /// <summary>Takes what is odd about the releases and does not stop the merge. Calls may come from several threads.</summary>
    public Action<MergeWarning>? Warn { get; init; }
}
