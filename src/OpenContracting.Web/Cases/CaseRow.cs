using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>A case as the public reads it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Events">Its history, oldest first.</param>
/// <param name="ReplyBy">Until when the institution has to answer; null where there is none.</param>
/// <param name="Today">Today in Panama.</param>
public sealed record CaseRow(Case Case, IReadOnlyList<CaseEvent> Events, DateOnly? ReplyBy, DateOnly Today)
{
    public IEnumerable<CaseEvent> Replies => Events.Where(written => written.Kind == CaseEventKind.Replied);

    /// <summary>Days that the answer is late; 0 while it is not.</summary>
    public int DaysLate => ReplyBy is { } by && !Replies.Any() ? Math.Max(0, Today.DayNumber - by.DayNumber) : 0;

    public bool IsPublic => Case is { State: CaseState.Published, PublicText: not null };
}
