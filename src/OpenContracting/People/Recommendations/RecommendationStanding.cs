namespace OpenContracting.People.Recommendations;

/// <summary>Where a recommendation stands, computed from its history; nothing of it is typed in.</summary>
public sealed record RecommendationStanding
{
    /// <summary>Days within which an answer is owed.</summary>
    public const int DaysToAnswer = 30;

    /// <summary>The present state.</summary>
    public required RecommendationState State { get; init; }

    /// <summary>The entry that set it.</summary>
    public required RecommendationEntry Since { get; init; }

    /// <summary>The day it was made.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>When it was first answered, accepted or rejected; null while it was not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>By when it is to be done.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The steps, in the order they were set.</summary>
    public required IReadOnlyList<RecommendationMilestone> Milestones { get; init; }

    /// <summary>What shows what was done.</summary>
    public required IReadOnlyList<RecommendationEntry> Evidence { get; init; }

    /// <summary>The entries that count: none that was undone, and no undoing.</summary>
    public required IReadOnlyList<RecommendationEntry> Counting { get; init; }

    /// <summary>The share of steps reached; null where none was set.</summary>
    public decimal? Progress =>
        Milestones.Count == 0 ? null : (decimal)Milestones.Count(milestone => milestone.ReachedAt is not null) / Milestones.Count;

    /// <summary>Whether something is still owed.</summary>
    public bool IsOpen => State is not (RecommendationState.Rejected or RecommendationState.Done or RecommendationState.Verified);

    /// <summary>Reads a history.</summary>
    /// <param name="history">In the order of its numbers; the first says when the recommendation was made.</param>
    public static RecommendationStanding Of(IReadOnlyList<RecommendationEntry> history)
    {
        var undone = history.Where(entry => entry.Kind == RecommendationEntryKind.Undo).Select(entry => entry.Target).ToHashSet();
        List<RecommendationEntry> counting = [.. history.Where(entry => entry.Kind != RecommendationEntryKind.Undo && !undone.Contains(entry.Number))];
        var states = counting.Where(entry => entry.Kind == RecommendationEntryKind.State).ToList();
        return new()
        {
            State = states.Count > 0 ? states[^1].State!.Value : RecommendationState.Received,
            Since = states.Count > 0 ? states[^1] : counting[0],
            MadeOn = counting[0].Day ?? DateOnly.FromDateTime(counting[0].At.UtcDateTime),
            AnsweredAt = states.Count > 0 ? states[0].At : null,
            DueOn = counting.LastOrDefault(entry => entry.Kind == RecommendationEntryKind.Due)?.Day,
            Milestones = [.. counting.Where(entry => entry.Kind == RecommendationEntryKind.Milestone).Select(entry => new RecommendationMilestone(
                entry.Number, entry.Day!.Value,
                counting.Find(other => other.Kind == RecommendationEntryKind.MilestoneReached && other.Target == entry.Number)?.At))],
            Evidence = [.. counting.Where(entry => entry.Kind == RecommendationEntryKind.Evidence || entry.Link is not null)],
            Counting = counting,
        };
    }

    /// <summary>Whether an answer, a step or the whole is owed since before a day.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen
        && (DueOn < today
            || Milestones.Any(milestone => milestone.ReachedAt is null && milestone.Day < today)
            || (State == RecommendationState.Received && MadeOn.AddDays(DaysToAnswer) < today));
}
