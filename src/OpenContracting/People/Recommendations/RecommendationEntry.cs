namespace OpenContracting.People.Recommendations;

/// <summary>One dated line of a recommendation's history, which is only ever added to.</summary>
public sealed record RecommendationEntry
{
    /// <summary>Its place in the history, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>In which part its author acted.</summary>
    public required RecommendationRole Role { get; init; }

    /// <summary>What it says.</summary>
    public required RecommendationEntryKind Kind { get; init; }

    /// <summary>The new state, of <see cref="RecommendationEntryKind.State"/>.</summary>
    public RecommendationState? State { get; init; }

    /// <summary>The answer, the reason, the step or the remark.</summary>
    public string? Text { get; init; }

    /// <summary>Where the evidence is.</summary>
    public string? Link { get; init; }

    /// <summary>The day it was made, is due, or a step is to be reached.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The entry that it is about: the step reached, or what is undone.</summary>
    public int? Target { get; init; }
}
