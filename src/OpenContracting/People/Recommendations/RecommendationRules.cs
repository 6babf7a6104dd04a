using static OpenContracting.People.Recommendations.RecommendationEntryKind;
using static OpenContracting.People.Recommendations.RecommendationState;

namespace OpenContracting.People.Recommendations;

/// <summary>What may be added to the history of a recommendation, and by whom.</summary>
/// <remarks>
/// Rejecting needs a reason, being done needs evidence, and only civil society says that something was verified.
/// Nothing is ever changed or removed: what was wrong is undone by a further entry, by the part that wrote it.
/// </remarks>
public static class RecommendationRules
{
    /// <summary>The states that may follow each; an open question is answered, a promise kept or taken back with a reason.</summary>
    private static readonly Dictionary<RecommendationState, RecommendationState[]> Following = new()
    {
        [RecommendationState.Received] = [Answered, Accepted, PartlyAccepted, Rejected],
        [Answered] = [Accepted, PartlyAccepted, Rejected],
        [Accepted] = [PartlyAccepted, InProgress, Done, Rejected],
        [PartlyAccepted] = [Accepted, InProgress, Done, Rejected],
        [Rejected] = [Accepted, PartlyAccepted],
        [InProgress] = [Done, Rejected],
        [Done] = [Verified, InProgress],
        [Verified] = [InProgress],
    };

    /// <summary>The states that may follow the present one when set in a part.</summary>
    public static IReadOnlyList<RecommendationState> Next(RecommendationState state, RecommendationRole role) =>
        [.. Following[state].Where(next => OfRole(state, next, role) is null)];

    /// <summary>Why an entry may not be added to a history; null when it may.</summary>
    public static RecommendationRefusal? Check(IReadOnlyList<RecommendationEntry> history, RecommendationEntry entry)
    {
        var standing = RecommendationStanding.Of(history);
        return entry.Kind switch
        {
            State => OfState(standing, entry),
            Due => OfAddressee(entry) ?? OfDay(entry),
            Milestone => OfAddressee(entry) ?? OfText(entry) ?? OfDay(entry),
            MilestoneReached => OfAddressee(entry)
                ?? (standing.Milestones.Any(milestone => milestone.Number == entry.Target && milestone.ReachedAt is null) ? null : RecommendationRefusal.NoSuchEntry),
            Evidence => OfEvidence(entry),
            Note => OfText(entry),
            Undo => OfUndo(standing, entry),
            _ => RecommendationRefusal.NoSuchStep,
        };
    }

    private static RecommendationRefusal? OfState(RecommendationStanding standing, RecommendationEntry entry)
    {
        if (entry.State is not { } next || !Following[standing.State].Contains(next))
            return RecommendationRefusal.NoSuchStep;
        if (OfRole(standing.State, next, entry.Role) is { } notTheirs)
            return notTheirs;
        // Taking back what was done or verified is a statement too.
        if (next is Answered or PartlyAccepted or Rejected or Verified || standing.State is Done or Verified)
            if (OfText(entry) is { } missing)
                return missing;
        if (entry.Link is not null && !IsUsable(entry.Link))
            return RecommendationRefusal.LinkUnusable;
        return next == Done && entry.Link is null && standing.Evidence.Count == 0 ? RecommendationRefusal.EvidenceMissing : null;
    }

    private static RecommendationRefusal? OfRole(RecommendationState state, RecommendationState next, RecommendationRole role)
    {
        if (next == Verified || state == Verified)
            return role == RecommendationRole.CivilSociety ? null : RecommendationRefusal.CivilSocietyOnly;
        return role == RecommendationRole.CivilSociety && state != Done ? RecommendationRefusal.AddresseeOnly : null;
    }

    private static RecommendationRefusal? OfAddressee(RecommendationEntry entry) =>
        entry.Role == RecommendationRole.CivilSociety ? RecommendationRefusal.AddresseeOnly : null;

    private static RecommendationRefusal? OfText(RecommendationEntry entry) =>
        string.IsNullOrWhiteSpace(entry.Text) ? RecommendationRefusal.TextMissing : null;

    private static RecommendationRefusal? OfDay(RecommendationEntry entry) => entry.Day is null ? RecommendationRefusal.DayMissing : null;

    private static RecommendationRefusal? OfEvidence(RecommendationEntry entry) =>
        entry.Link is null ? OfText(entry) : IsUsable(entry.Link) ? null : RecommendationRefusal.LinkUnusable;

    private static RecommendationRefusal? OfUndo(RecommendationStanding standing, RecommendationEntry entry)
    {
        if (standing.Counting.FirstOrDefault(other => other.Number == entry.Target) is not { } target)
            return RecommendationRefusal.NoSuchEntry;
        if (target != standing.Counting[^1] || target.Kind == RecommendationEntryKind.Received)
            return RecommendationRefusal.NotTheNewest;
        return target.Role == entry.Role ? null : RecommendationRefusal.AnothersEntry;
    }

    /// <summary>A link is followed by readers: no other scheme than the web's, and no other host by two slashes.</summary>
    private static bool IsUsable(string link) =>
        link.StartsWith("page:/", StringComparison.Ordinal)
        || (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains('\\'))
        || (Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"));
}
