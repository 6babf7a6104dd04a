using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Jobs;
using OpenContracting.Jobs.Projects;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Review;

/// <summary>Taking decisions and undoing them. Each is dated and says by whom; the next publication, asked for at once, follows it.</summary>
public sealed class ReviewDecisions(Db db, Chain chain, AuditLog audit, TimeProvider clock)
{
    /// <summary>The process is, or is not, infrastructure; false when there is no such process.</summary>
    public async Task<bool> InfrastructureAsync(string by, string? process, bool accepted, string? reason, CancellationToken cancellation)
    {
        if (!await db.ContractingProcesses.AnyAsync(each => each.ProcessKey == process, cancellation))
            return false;
        await TakeAsync([New(by, DecisionKind.Infrastructure, process!, null, accepted, reason)], cancellation);
        return true;
    }

    /// <summary>Two processes are one project (that of the first, where it has one), or never are; false when they are not two that are known.</summary>
    public async Task<bool> SameProjectAsync(string by, string? left, string? right, bool accepted, string? reason, CancellationToken cancellation)
    {
        var both = await db.ContractingProcesses.AsNoTracking().Where(process => process.ProcessKey == left || process.ProcessKey == right)
            .Select(process => new { process.ProcessKey, process.ProjectId, process.ExternalReference }).ToListAsync(cancellation);
        if (both.Count < 2)
            return false;
        var said = New(by, DecisionKind.SameProject, left!, right, accepted, reason);
        if (!accepted)
        {
            await TakeAsync([said], cancellation);
            return true;
        }

        var project = both.OrderBy(process => process.ProcessKey != left).Select(process => process.ProjectId).FirstOrDefault(id => id is not null)
            ?? both.Find(process => process.ProcessKey == left)?.ExternalReference ?? left;
        await TakeAsync(
            [said, New(by, DecisionKind.Membership, left!, project, true, reason), New(by, DecisionKind.Membership, right!, project, true, reason)], cancellation);
        return true;
    }

    /// <summary>A process (by ocid or number) belongs to a project, or stands alone when none is named.</summary>
    /// <returns>Null when it was decided; else a text's key and what is unknown. A project that nobody knows is a new one when it has a title, else a slip of the pen.</returns>
    public async Task<(string Key, string Found)?> BelongsAsync(
        string by, string process, string? project, string? title, string? reason, CancellationToken cancellation)
    {
        if (await KeyOfAsync(process, cancellation) is not { } key)
            return ("review.saidUnknown", process);
        project = Empty(project);
        if (project is not null && Empty(title) is null && !await IsKnownAsync(project, cancellation))
            return ("review.saidUnknownProject", project);
        await TakeAsync([New(by, DecisionKind.Membership, key, project, true, reason, title)], cancellation);
        return null;
    }

    /// <summary>Whether a text is an id, a local id, the number or ocid of an act, or a project that a person named before.</summary>
    private async Task<bool> IsKnownAsync(string project, CancellationToken cancellation)
    {
        if (await KeyOfAsync(project, cancellation) is not null)
            return true;
        var ending = "-" + project;
        return await db.ProjectPlans.AnyAsync(plan => plan.ProjectId == project || plan.ProjectId.EndsWith(ending), cancellation)
            || await db.Decisions.AnyAsync(decision => decision.Kind == DecisionKind.Membership && decision.Target == project && decision.UndoneAt == null, cancellation);
    }

    /// <summary>Takes a crosswalk over: a decision for each line that says something new. Returns how many, and the processes that are not known.</summary>
    public async Task<(int Taken, IReadOnlyList<string> Unknown)> ImportAsync(string by, IReadOnlyList<CrosswalkEntry> entries, CancellationToken cancellation)
    {
        var standing = await db.Decisions.AsNoTracking()
            .Where(decision => decision.Kind == DecisionKind.Membership && decision.Accepted && decision.UndoneAt == null)
            .OrderBy(decision => decision.Id).ToListAsync(cancellation);
        var newest = new Dictionary<string, Decision>();
        foreach (var decision in standing)
            newest[decision.Subject] = decision;
        var unknown = new List<string>();
        var fresh = new List<Decision>();
        foreach (var entry in entries)
        {
            if (await KeyOfAsync(entry.Process, cancellation) is not { } key)
                unknown.Add(entry.Process);
            else if (!newest.TryGetValue(key, out var known) || (known.Target ?? "") != entry.Project || known.Title != entry.Title)
                fresh.Add(New(by, DecisionKind.Membership, key, Empty(entry.Project), true, null, entry.Title));
        }

        if (fresh.Count > 0)
            await TakeAsync(fresh, cancellation);
        return (fresh.Count, unknown);
    }

    /// <summary>A code of the budget is a project's, or is not; false when there is no such project.</summary>
    public async Task<bool> BudgetAsync(string by, string? system, string? code, string? project, bool accepted, string? reason, CancellationToken cancellation)
    {
        if (BudgetSystem.Find(system ?? "") is not { } known || Empty(code) is not { } named || await ProjectAsync(project, cancellation) is not { } id)
            return false;
        await TakeAsync([New(by, DecisionKind.BudgetProposal, BudgetSubject.Of(known, named), id, accepted, reason)], cancellation);
        return true;
    }

    /// <summary>Takes the codes of a crosswalk over: a decision for each that is new. Returns how many, and the projects that are not known.</summary>
    public async Task<(int Taken, IReadOnlyList<string> Unknown)> ImportCodesAsync(string by, IReadOnlyList<BudgetLink> codes, CancellationToken cancellation)
    {
        var standing = (await StoredCodes.ReadAsync(db, cancellation)).GroupBy(link => (BudgetSubject.Of(link.System, link.Code), link.ProjectId))
            .ToDictionary(group => group.Key, group => group.Last().Accepted);
        var fresh = new Dictionary<(string, string), Decision>();
        var unknown = new List<string>();
        foreach (var link in codes)
        {
            var subject = BudgetSubject.Of(link.System, link.Code);
            if (await ProjectAsync(link.ProjectId, cancellation) is not { } id)
                unknown.Add(link.ProjectId);
            else if (!standing.GetValueOrDefault((subject, id)))
                fresh[(subject, id)] = New(by, DecisionKind.BudgetCode, subject, id, true, null);
        }

        if (fresh.Count > 0)
            await TakeAsync([.. fresh.Values], cancellation);
        return (fresh.Count, unknown);
    }

    /// <summary>The project of a whole id or a local one; null when there is none.</summary>
    private async Task<string?> ProjectAsync(string? id, CancellationToken cancellation)
    {
        if (Empty(id) is not { } named)
            return null;
        var ending = "-" + named;
        return await db.Projects.AsNoTracking().Where(project => project.ProjectId == named || project.ProjectId.EndsWith(ending))
            .OrderBy(project => project.ProjectId != named).ThenBy(project => project.ProjectId).Select(project => project.ProjectId).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The publication that was stopped may go out, or stays where it is until the data are mended; false when it does not wait.</summary>
    public async Task<bool> MassChangeAsync(string by, long publication, bool accepted, string? reason, CancellationToken cancellation)
    {
        if (!await db.Publications.AnyAsync(each => each.Id == publication && each.State == PublicationState.Stopped, cancellation))
            return false;
        await TakeAsync([New(by, DecisionKind.MassChange, publication.ToString(), null, accepted, reason)], cancellation);
        return true;
    }

    /// <summary>Undoes a decision; what the rules and earlier decisions say counts again.</summary>
    public async Task<bool> UndoAsync(string by, long id, CancellationToken cancellation)
    {
        var decision = await db.Decisions.SingleOrDefaultAsync(each => each.Id == id && each.UndoneAt == null, cancellation);
        if (decision is null)
            return false;
        List<Decision> undone = [decision, .. await MadeWithAsync(decision, cancellation)];
        foreach (var each in undone)
            (each.UndoneAt, each.UndoneBy) = (clock.GetUtcNow(), by);
        await db.SaveChangesAsync(cancellation);
        foreach (var each in undone)
            await audit.RecordAsync(by, "decision-undone", each.Subject, $"{each.Kind} {each.Id}");
        await FollowAsync(undone, cancellation);
        return true;
    }

    /// <summary>Joining two processes writes both memberships too: they go with it.</summary>
    private async Task<List<Decision>> MadeWithAsync(Decision decision, CancellationToken cancellation) =>
        decision is not { Kind: DecisionKind.SameProject, Accepted: true } ? []
            : await db.Decisions.Where(each => each.Kind == DecisionKind.Membership && each.UndoneAt == null && each.DecidedBy == decision.DecidedBy
                    && each.DecidedAt == decision.DecidedAt && (each.Subject == decision.Subject || each.Subject == decision.Target))
                .ToListAsync(cancellation);

    private async Task TakeAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellation)
    {
        foreach (var decision in decisions)
            decision.DecidedAt = decisions[0].DecidedAt;
        db.Decisions.AddRange(decisions);
        await db.SaveChangesAsync(cancellation);
        foreach (var decision in decisions)
            await audit.RecordAsync(decision.DecidedBy, decision.Accepted ? "decision-accepted" : "decision-rejected", decision.Subject, $"{decision.Kind} {decision.Id}");
        await FollowAsync(decisions, cancellation);
    }

    /// <summary>Processes are classified while they are merged, so those decided on are merged again.</summary>
    private async Task FollowAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellation)
    {
        var keys = decisions.Where(decision => decision.Kind == DecisionKind.Infrastructure).Select(decision => decision.Subject).ToList();
        if (keys.Count > 0)
            await db.ContractingProcesses.Where(process => keys.Contains(process.ProcessKey))
                .ExecuteUpdateAsync(update => update.SetProperty(process => process.Revision, process => process.Revision + 1), cancellation);
        // What is kept back stays so until something new comes in; trying it again would only ask again.
        if (!decisions.All(decision => decision is { Kind: DecisionKind.MassChange, Accepted: false }))
            await chain.RequestPublicationAsync(cancellation);
    }

    private Task<string?> KeyOfAsync(string name, CancellationToken cancellation)
    {
        var trimmed = name.Trim();
        return db.ContractingProcesses.AsNoTracking()
            .Where(process => process.ProcessKey == trimmed || process.Ocid == trimmed || process.ExternalReference == trimmed)
            .OrderBy(process => process.Id).Select(process => process.ProcessKey).FirstOrDefaultAsync(cancellation);
    }

    private Decision New(string by, DecisionKind kind, string subject, string? target, bool accepted, string? reason, string? title = null) => new()
    {
        Kind = kind,
        Subject = subject,
        Target = target,
        Title = Empty(title),
        Accepted = accepted,
        Reason = Empty(reason),
        DecidedBy = by,
        DecidedAt = clock.GetUtcNow(),
    };

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
