using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Cases;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Cases;

/// <summary>What moderators, officers and recipients do with cases.</summary>
public sealed class CaseDesk(Db db, CaseHistory history, AuditLog audit)
{
    public const int LongestReply = 4000;

    private const int Most = 100;

    /// <summary>The observations of a queue; what waits longest is first.</summary>
    public async Task<IReadOnlyList<Case>> QueueAsync(CaseQueue queue, CancellationToken cancellation)
    {
        var cases = db.Cases.AsNoTracking().Include(one => one.Events).Where(one => one.Lane != CaseLane.Confidential);
        cases = queue switch
        {
            CaseQueue.Waiting => cases.Where(one => one.State == CaseState.Received),
            CaseQueue.Appealed => cases.Where(one => one.Events.Any(written => written.Kind == CaseEventKind.Appealed)),
            CaseQueue.ToRemove => cases.Where(one => one.State == CaseState.Published && one.Events.Any(written => written.Kind == CaseEventKind.RemovalProposed)),
            _ => cases.Where(one => one.State == CaseState.Published),
        };
        var found = await (queue == CaseQueue.Published ? cases.OrderByDescending(one => one.Id) : cases.OrderBy(one => one.Id)).Take(Most).ToListAsync(cancellation);
        return queue switch
        {
            CaseQueue.Appealed => [.. found.Where(one => CaseRules.IsAppealed(Entries(one)))],
            CaseQueue.ToRemove => [.. found.Where(one => CaseRules.IsRemovalProposed(Entries(one)))],
            _ => found,
        };
    }

    /// <summary>The titles of the works that cases are about, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(IEnumerable<Case> cases, CancellationToken cancellation)
    {
        var ids = cases.Select(one => one.ProjectId).OfType<string>().Distinct().ToList();
        return await db.Projects.AsNoTracking().Where(project => ids.Contains(project.ProjectId) && project.Title != null)
            .ToDictionaryAsync(project => project.ProjectId, project => project.Title!, cancellation);
    }

    /// <summary>Publishes an observation with what its moderator hides of it.</summary>
    public async Task<CaseRefusal?> PublishAsync(string by, long id, string marked, CancellationToken cancellation)
    {
        var text = await db.Cases.Where(one => one.Id == id).Select(one => one.Text).FirstOrDefaultAsync(cancellation);
        if (text is null)
            return CaseRefusal.NoSuchStep;
        if (Redaction.Apply(text, marked) is not { Length: > 0 } shown)
            return CaseRefusal.WordsChanged;
        return await RecordAsync(by, id, () => With(New(CaseEventKind.Published, CaseRole.Moderator, by), shown), one => one.PublicText = shown, cancellation);
    }

    /// <summary>Decides about an observation without changing what it says.</summary>
    public Task<CaseRefusal?> DecideAsync(string by, long id, CaseEventKind decision, CaseReason? reason, CancellationToken cancellation) =>
        decision is CaseEventKind.Returned or CaseEventKind.RemovalProposed or CaseEventKind.Removed or CaseEventKind.Kept or CaseEventKind.Upheld
            ? RecordAsync(by, id, () =>
            {
                var line = New(decision, CaseRole.Moderator, by);
                line.Reason = reason;
                return line;
            }, one =>
            {
                if (decision == CaseEventKind.Removed)
                    one.Unpublish();
            }, cancellation)
            : Task.FromResult<CaseRefusal?>(CaseRefusal.NoSuchStep);

    /// <summary>Says that another observation says it already.</summary>
    public async Task<CaseRefusal?> MergeAsync(string by, long id, string? other, CancellationToken cancellation) =>
        await db.Cases.AnyAsync(one => one.Ref == other && one.Id != id && one.State == CaseState.Published, cancellation)
            ? await RecordAsync(by, id, () =>
            {
                var line = New(CaseEventKind.Merged, CaseRole.Moderator, by);
                line.Detail = other;
                return line;
            }, null, cancellation)
            : CaseRefusal.NoSuchStep;

    /// <summary>Records that a case was handed on to an office, or what came of it.</summary>
    public Task<CaseRefusal?> FollowAsync(string by, CaseRole role, long id, string? office, CaseOutcome? outcome, CancellationToken cancellation) =>
        outcome is null && CaseOffices.Of().Find(office) is null
            ? Task.FromResult<CaseRefusal?>(CaseRefusal.NoSuchStep)
            : RecordAsync(by, id, () =>
            {
                var line = New(outcome is null ? CaseEventKind.Forwarded : CaseEventKind.Outcome, role, by);
                line.Detail = outcome is null ? office : Api.Word.Of(outcome);
                return line;
            }, one => one.Outcome = outcome ?? one.Outcome, cancellation);

    /// <summary>Closes a confidential report, or opens it again.</summary>
    public Task<CaseRefusal?> CloseAsync(string by, long id, bool isClosed, CancellationToken cancellation) =>
        RecordAsync(by, id, () => New(isClosed ? CaseEventKind.Closed : CaseEventKind.Reopened, CaseRole.Recipient, by), null, cancellation);

    /// <summary>Published observations about works of some institutions; those without an answer first.</summary>
    public async Task<IReadOnlyList<Case>> OfInstitutionsAsync(IReadOnlyList<string> institutions, CancellationToken cancellation) =>
        [.. (await db.Cases.AsNoTracking().Include(one => one.Events)
            .Where(one => one.State == CaseState.Published && one.Institution != null && institutions.Contains(one.Institution))
            .OrderBy(one => one.Id).Take(Most).ToListAsync(cancellation)).OrderBy(one => one.Events.Any(written => written.Kind == CaseEventKind.Replied))];

    /// <summary>Prints the institution's answer beside an observation.</summary>
    public async Task<CaseRefusal?> ReplyAsync(string by, IReadOnlyList<string> institutions, long id, string? text, CancellationToken cancellation)
    {
        var answer = text?.Replace("\0", "").ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(answer) || answer.Length > LongestReply
            || !await db.Cases.AnyAsync(one => one.Id == id && one.Institution != null && institutions.Contains(one.Institution), cancellation))
            return CaseRefusal.NotYours;
        return await RecordAsync(by, id, () => With(New(CaseEventKind.Replied, CaseRole.Institution, by), answer), null, cancellation);
    }

    /// <summary>Confidential reports; what they say is sealed.</summary>
    public async Task<IReadOnlyList<Case>> ConfidentialAsync(bool isClosed, CancellationToken cancellation) =>
        await db.Cases.AsNoTracking().Include(one => one.Events)
            .Where(one => one.Lane == CaseLane.Confidential && (one.State == CaseState.Closed) == isClosed)
            .OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancellation);

    /// <summary>A confidential report with all that is sealed in it; that it was fetched is recorded, and why.</summary>
    public async Task<Case?> FetchAsync(string by, long id, string reason, CancellationToken cancellation)
    {
        var one = await db.Cases.AsNoTracking().Include(each => each.Messages).Include(each => each.Files).AsSplitQuery()
            .FirstOrDefaultAsync(each => each.Id == id && each.Lane == CaseLane.Confidential, cancellation);
        if (one is not null)
            await audit.RecordAsync(by, "case-fetched", one.Ref, reason);
        return one;
    }

    public static IReadOnlyList<CaseEntry> Entries(Case one) => [.. one.Events.OrderBy(written => written.Number).Select(written => written.Entry)];

    private CaseEvent New(CaseEventKind kind, CaseRole role, string by) => history.New(kind, role, by);

    private static CaseEvent With(CaseEvent line, string text)
    {
        line.Text = text;
        return line;
    }

    private async Task<CaseRefusal?> RecordAsync(string by, long id, Func<CaseEvent> line, Action<Case>? change, CancellationToken cancellation)
    {
        var kind = line().Kind;
        var refusal = await history.WriteAsync(id, line, change, cancellation);
        if (refusal is null)
            await audit.RecordAsync(by, "case-" + Api.Word.Of(kind), await db.Cases.Where(one => one.Id == id).Select(one => one.Ref).SingleAsync(cancellation));
        return refusal;
    }
}
