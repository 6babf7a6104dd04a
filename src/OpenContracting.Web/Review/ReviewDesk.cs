using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Projects;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Review;

/// <summary>What waits for a curator's decision, with the evidence.</summary>
public sealed class ReviewDesk(Db db)
{
    public const int PageSize = 20;

    /// <summary>The code of a publication that was stopped because it would change much.</summary>
    private const string MassChange = "mass-change";

    public async Task<ReviewCounts> CountsAsync(CancellationToken cancellation) => new(
        await Waiting().CountAsync(cancellation),
        await OpenQuarantine.Of(db).CountAsync(cancellation),
        await HeldAsync(cancellation) is null ? 0 : 1,
        await db.Decisions.CountAsync(decision => decision.UndoneAt == null, cancellation));

    /// <summary>Processes that may be infrastructure and on which nobody has decided, the newest first.</summary>
    public async Task<List<ReviewCase>> InfrastructureAsync(int skip, CancellationToken cancellation)
    {
        var rows = await Waiting().OrderByDescending(process => process.Id).Skip(skip).Take(PageSize)
            .Select(process => new { process.ProcessKey, process.ExternalReference, process.ProjectId, process.Date, process.Compiled, process.Reasons })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => ReviewCase.Read(row.ProcessKey, row.ExternalReference, row.ProjectId, row.Date, row.Compiled!, row.Reasons))];
    }

    /// <summary>Pairs whose titles name the same asset, the likest first; what a person rejected never comes back.</summary>
    public async Task<List<ReviewPair>> SimilarAsync(CancellationToken cancellation)
    {
        var (facts, projects) = await FactsAsync(cancellation);
        var spoken = await SpokenOnAsync(cancellation);
        var pairs = Similarity.Find(
            facts,
            (left, right) => spoken.Contains((left.ProcessKey, right.ProcessKey)) || spoken.Contains((right.ProcessKey, left.ProcessKey))
                || (projects.GetValueOrDefault(left.ProcessKey) is { } project && project == projects.GetValueOrDefault(right.ProcessKey)),
            PageSize);
        var cases = await CasesAsync([.. pairs.SelectMany(pair => new[] { pair.Left.ProcessKey, pair.Right.ProcessKey }).Distinct()], cancellation);
        return [.. pairs.Select(pair => new ReviewPair(cases[pair.Left.ProcessKey], cases[pair.Right.ProcessKey], pair.Words))];
    }

    /// <summary>Links between processes that were not followed, because a decision or an id contradicts them.</summary>
    public async Task<List<ReviewPair>> ConflictsAsync(CancellationToken cancellation)
    {
        var (facts, _) = await FactsAsync(cancellation);
        var spoken = await SpokenOnAsync(cancellation);
        var known = StoredIdMap.Of(await db.ProjectPlans.AsNoTracking().ToListAsync(cancellation));
        var conflicts = ProjectGrouping.Group(facts, await StoredCrosswalk.ReadAsync(db, cancellation), known).Conflicts
            .Where(conflict => !spoken.Contains((conflict.Link.From, conflict.Link.To))).Take(PageSize).ToList();
        var cases = await CasesAsync([.. conflicts.SelectMany(conflict => new[] { conflict.Link.From, conflict.Link.To }).Distinct()], cancellation);
        return
        [
            .. conflicts.Where(conflict => cases.ContainsKey(conflict.Link.From) && cases.ContainsKey(conflict.Link.To))
                .Select(conflict => new ReviewPair(
                    cases[conflict.Link.From], cases[conflict.Link.To], [conflict.Link.Evidence], conflict.Link.Rule, conflict.Reason)),
        ];
    }

    /// <summary>Rows in quarantine, by export and reason, the largest heap first.</summary>
    public async Task<List<QuarantinedRows>> RowsAsync(CancellationToken cancellation)
    {
        var heaps = await OpenQuarantine.Of(db).AsNoTracking()
            .GroupBy(row => new { row.ExportId, row.Code })
            .Select(heap => new { heap.Key.ExportId, heap.Key.Code, Count = heap.Count(), First = heap.Min(row => row.Number) })
            .OrderByDescending(heap => heap.Count).Take(PageSize).ToListAsync(cancellation);
        var rows = new List<QuarantinedRows>();
        foreach (var heap in heaps)
        {
            var first = await db.ExportQuarantine.AsNoTracking().SingleAsync(row => row.ExportId == heap.ExportId && row.Number == heap.First, cancellation);
            var export = await db.Exports.AsNoTracking().Where(each => each.Id == heap.ExportId).Select(each => each.Name).SingleAsync(cancellation);
            rows.Add(new(heap.ExportId, export, heap.Code, heap.Count, first.Table, first.Row, first.Column, first.Value));
        }

        return rows;
    }

    /// <summary>The rows in quarantine one by one as they stood: of all, or of one heap.</summary>
    public async Task<List<HeldRow>> RowsAsync(long? export, string? code, int skip, CancellationToken cancellation) =>
        await db.ExportQuarantine.AsNoTracking()
            .Where(row => (export == null || row.ExportId == export) && (code == null || row.Code == code))
            .OrderByDescending(row => row.ExportId).ThenBy(row => row.Number).Skip(skip).Take(PageSize)
            .Select(row => new HeldRow(row.ExportId, db.Exports.Where(each => each.Id == row.ExportId).Select(each => each.Name).First(),
                row.Table, row.Row, row.Code, row.Column, row.Value, row.Raw))
            .ToListAsync(cancellation);

    /// <summary>The publication that waits because it would change much, when nobody has let it go yet.</summary>
    public async Task<Publication?> HeldAsync(CancellationToken cancellation)
    {
        var last = await db.Publications.AsNoTracking().Where(publication => publication.State != PublicationState.Building)
            .OrderByDescending(publication => publication.Id).FirstOrDefaultAsync(cancellation);
        if (last is not { State: PublicationState.Stopped, StopCode: MassChange })
            return null;
        var subject = last.Id.ToString();
        return await db.Decisions.AnyAsync(decision => decision.Kind == DecisionKind.MassChange && decision.Subject == subject && decision.UndoneAt == null, cancellation)
            ? null
            : last;
    }

    /// <summary>Decisions, the newest first, undone ones too.</summary>
    public async Task<List<TakenDecision>> DecisionsAsync(int skip, CancellationToken cancellation)
    {
        var decisions = await db.Decisions.AsNoTracking().OrderByDescending(decision => decision.Id).Skip(skip).Take(PageSize * 2).ToListAsync(cancellation);
        var users = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id.ToString(), user => user.DisplayName ?? user.Email, cancellation);
        return [.. decisions.Select(decision => new TakenDecision(decision, users.GetValueOrDefault(decision.DecidedBy)))];
    }

    /// <summary>Which process belongs to which project because a person says so.</summary>
    public async Task<IEnumerable<CrosswalkEntry>> CrosswalkAsync(CancellationToken cancellation) =>
        (await StoredCrosswalk.ReadAsync(db, cancellation)).Entries;

    /// <summary>The codes that people gave to projects, or accepted.</summary>
    public async Task<IReadOnlyList<BudgetLink>> CodesAsync(CancellationToken cancellation) =>
        [.. (await StoredCodes.ReadAsync(db, cancellation)).GroupBy(link => (link.System, link.Code, link.ProjectId)).Select(group => group.Last()).Where(link => link.Accepted)];

    private IQueryable<Storage.Releases.ContractingProcess> Waiting() => db.ContractingProcesses.AsNoTracking()
        .Where(process => process.Outcome == InfrastructureOutcome.Review && !process.Associated && process.Compiled != null
            && !db.Decisions.Any(decision => decision.Kind == DecisionKind.Infrastructure && decision.Subject == process.ProcessKey && decision.UndoneAt == null));

    private async Task<(List<GroupingFacts> Facts, Dictionary<string, string?> Projects)> FactsAsync(CancellationToken cancellation)
    {
        var rows = await db.ContractingProcesses.AsNoTracking().Where(process => (process.Outcome == InfrastructureOutcome.Yes || process.Outcome == InfrastructureOutcome.Review) && process.GroupingFacts != null)
            .Select(process => new { process.ProcessKey, process.ProjectId, process.GroupingFacts }).ToListAsync(cancellation);
        return ([.. rows.Select(row => GroupingFacts.Parse(row.GroupingFacts))], rows.ToDictionary(row => row.ProcessKey, row => row.ProjectId));
    }

    private async Task<HashSet<(string, string)>> SpokenOnAsync(CancellationToken cancellation) =>
        [.. (await db.Decisions.AsNoTracking()
            .Where(decision => decision.Kind == DecisionKind.SameProject && decision.UndoneAt == null && decision.Target != null)
            .Select(decision => new { decision.Subject, decision.Target }).ToListAsync(cancellation)).Select(pair => (pair.Subject, pair.Target!))];

    private async Task<Dictionary<string, ReviewCase>> CasesAsync(List<string> keys, CancellationToken cancellation)
    {
        var rows = await db.ContractingProcesses.AsNoTracking().Where(process => keys.Contains(process.ProcessKey) && process.Compiled != null)
            .Select(process => new { process.ProcessKey, process.ExternalReference, process.ProjectId, process.Date, process.Compiled, process.Reasons })
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.ProcessKey, row => ReviewCase.Read(row.ProcessKey, row.ExternalReference, row.ProjectId, row.Date, row.Compiled!, row.Reasons));
    }
}
