namespace OpenContracting.People.Cases;

/// <summary>What may happen to a case, and who may do it.</summary>
public static class CaseRules
{
    private static readonly CaseEventKind[] Decisions =
        [CaseEventKind.Published, CaseEventKind.Returned, CaseEventKind.Merged, CaseEventKind.RemovalProposed, CaseEventKind.Removed, CaseEventKind.Kept, CaseEventKind.Upheld];

    /// <summary>Where a case stands after its history.</summary>
    public static CaseState StateOf(CaseLane lane, IReadOnlyList<CaseEntry> history)
    {
        // Who only says that they reported elsewhere leaves nothing to decide about.
        var state = lane == CaseLane.Filed && history.Count == 0 ? CaseState.Counted : CaseState.Received;
        foreach (var entry in history)
            state = entry.Kind switch
            {
                CaseEventKind.Received => CaseState.Received,
                CaseEventKind.Published => CaseState.Published,
                CaseEventKind.Returned => CaseState.Returned,
                CaseEventKind.Merged => CaseState.Merged,
                CaseEventKind.Removed => CaseState.Removed,
                CaseEventKind.Closed => CaseState.Closed,
                CaseEventKind.Reopened => CaseState.Received,
                // What is not there any more waits for nobody, and is in nobody's sight.
                CaseEventKind.Forgotten when state is CaseState.Received or CaseState.Published => CaseState.Closed,
                _ => state,
            };
        return state;
    }

    /// <summary>Whether a line may follow a history; null when it may.</summary>
    public static CaseRefusal? Check(CaseLane lane, IReadOnlyList<CaseEntry> history, CaseEntry next)
    {
        var state = StateOf(lane, history);
        if (next.Kind == CaseEventKind.Forgotten)
            return history.Any(entry => entry.Kind == CaseEventKind.Forgotten) ? CaseRefusal.NoSuchStep : next.Role is CaseRole.Author or CaseRole.Portal ? null : CaseRefusal.NotYours;
        if (next.Role != RoleOf(next.Kind, lane))
            return CaseRefusal.NotYours;
        if (next.Kind is CaseEventKind.Returned or CaseEventKind.RemovalProposed && next.Reason is null)
            return CaseRefusal.ReasonMissing;
        if (!Follows(lane, state, history, next.Kind))
            return CaseRefusal.NoSuchStep;
        return NeedsAnother(history, next) ? CaseRefusal.AnotherPersonNeeded : null;
    }

    /// <summary>Whether an appeal waits for somebody who has not decided about this case before.</summary>
    public static bool IsAppealed(IReadOnlyList<CaseEntry> history) => Last(history, CaseEventKind.Appealed) > Last(history, [.. Decisions]);

    /// <summary>Whether a removal waits for a second person.</summary>
    public static bool IsRemovalProposed(IReadOnlyList<CaseEntry> history) =>
        Last(history, CaseEventKind.RemovalProposed) > Last(history, CaseEventKind.Removed, CaseEventKind.Kept, CaseEventKind.Published);

    private static CaseRole RoleOf(CaseEventKind kind, CaseLane lane) => kind switch
    {
        CaseEventKind.Received or CaseEventKind.Appealed => CaseRole.Author,
        CaseEventKind.Replied => CaseRole.Institution,
        _ => lane == CaseLane.Confidential ? CaseRole.Recipient : CaseRole.Moderator,
    };

    private static bool Follows(CaseLane lane, CaseState state, IReadOnlyList<CaseEntry> history, CaseEventKind next)
    {
        if (lane == CaseLane.Confidential)
            return next switch
            {
                CaseEventKind.Forwarded or CaseEventKind.Outcome => true,
                CaseEventKind.Closed => state == CaseState.Received,
                CaseEventKind.Reopened => state == CaseState.Closed && history.All(entry => entry.Kind != CaseEventKind.Forgotten),
                _ => false,
            };
        var isAppealed = IsAppealed(history);
        return next switch
        {
            CaseEventKind.Published => state == CaseState.Received || isAppealed,
            CaseEventKind.Returned or CaseEventKind.Merged => state == CaseState.Received,
            CaseEventKind.RemovalProposed => state == CaseState.Published && !IsRemovalProposed(history),
            CaseEventKind.Removed or CaseEventKind.Kept => state == CaseState.Published && IsRemovalProposed(history),
            // Once only: a decision that two people made stands.
            CaseEventKind.Appealed => state is CaseState.Returned or CaseState.Merged or CaseState.Removed && history.All(entry => entry.Kind != CaseEventKind.Appealed),
            CaseEventKind.Upheld => isAppealed,
            CaseEventKind.Replied or CaseEventKind.Forwarded or CaseEventKind.Outcome => state == CaseState.Published,
            _ => false,
        };
    }

    private static bool NeedsAnother(IReadOnlyList<CaseEntry> history, CaseEntry next) => next.Kind switch
    {
        CaseEventKind.Removed or CaseEventKind.Kept => history.Last(entry => entry.Kind == CaseEventKind.RemovalProposed).By == next.By,
        CaseEventKind.Upheld or CaseEventKind.Published when IsAppealed(history) =>
            history.Any(entry => Decisions.Contains(entry.Kind) && entry.By == next.By),
        _ => false,
    };

    private static int Last(IReadOnlyList<CaseEntry> history, params CaseEventKind[] kinds)
    {
        for (var place = history.Count - 1; place >= 0; place--)
            if (kinds.Contains(history[place].Kind))
                return place;
        return -1;
    }
}
