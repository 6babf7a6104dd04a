using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Committees;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Committees;

/// <summary>The committees: reading them, and keeping them.</summary>
public sealed class CommitteeRegister(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>A work that is over needs nobody to watch it.</summary>
    private static readonly string[] Watchable = ["identification", "preparation", "implementation"];

    /// <summary>Today in Panama.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(PanamaDate.Offset).DateTime);

    /// <summary>Those a filter finds; there are hundreds at most.</summary>
    public async Task<IReadOnlyList<Committee>> ListAsync(CommitteeFilter filter, CancellationToken cancellation) =>
        [.. (await Read().OrderBy(committee => committee.Id).ToListAsync(cancellation)).Where(filter.Finds)];

    public Task<Committee?> FindAsync(string code, CancellationToken cancellation) =>
        Read().SingleOrDefaultAsync(committee => committee.Code == code, cancellation);

    /// <summary>Those that watch a work.</summary>
    public Task<List<Committee>> OfWorkAsync(string project, CancellationToken cancellation) =>
        Read().Where(committee => committee.Projects.Any(watched => watched.ProjectId == project)).OrderBy(committee => committee.Id).ToListAsync(cancellation);

    /// <summary>The works of committees by their ids: those that are published, with their titles.</summary>
    public async Task<Dictionary<string, ProjectRow>> WorksAsync(IEnumerable<Committee> committees, CancellationToken cancellation)
    {
        var ids = committees.SelectMany(committee => committee.Projects).Select(watched => watched.ProjectId).Distinct().ToList();
        return await db.Projects.AsNoTracking().Where(project => ids.Contains(project.ProjectId) && project.State == ProjectState.Published)
            .Select(ProjectRow.Of).ToDictionaryAsync(row => row.ProjectId, cancellation);
    }

    /// <summary>Published works that are not over and that no committee watches.</summary>
    /// <param name="province">The province's code.</param>
    /// <param name="district">The name of a district that the work's own text must mention; null for the whole province.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<ProjectRow> Rows, int Total)> WithoutCommitteeAsync(string province, string? district, int take, CancellationToken cancellation)
    {
        var filter = new ProjectFilter { Provinces = [province], Text = district, Order = ProjectOrder.Largest };
        var works = filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow())
            .Where(project => Watchable.Contains(project.Status) && !db.CommitteeProjects.Any(watched => watched.ProjectId == project.ProjectId
                && db.Committees.Any(committee => committee.Id == watched.CommitteeId && committee.State != CommitteeState.Closed)));
        return (await filter.Order.Apply(works).Take(take).Select(ProjectRow.Of).ToListAsync(cancellation), await works.CountAsync(cancellation));
    }

    /// <summary>Which of some ids are no published work.</summary>
    public async Task<IReadOnlyList<string>> UnknownWorksAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var known = await db.Projects.Where(project => ids.Contains(project.ProjectId) && project.State == ProjectState.Published)
            .Select(project => project.ProjectId).ToListAsync(cancellation);
        return [.. ids.Except(known)];
    }

    /// <summary>Makes a committee, or changes one.</summary>
    /// <param name="by">The user's id.</param>
    /// <param name="code">Of the one to change; null for a new one.</param>
    /// <param name="form">What it is to hold; without problems.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its code; null when there is none to change.</returns>
    public async Task<string?> SaveAsync(string by, string? code, CommitteeForm form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var committee = code is null
            ? new Committee { Code = $"new-{Guid.NewGuid():n}", Name = "", Kind = default, State = default, Province = "", CreatedAt = now, ChangedAt = now }
            : await db.Committees.Include(each => each.Projects).Include(each => each.Members).AsSplitQuery().SingleOrDefaultAsync(each => each.Code == code, cancellation);
        if (committee is null)
            return null;
        form.WriteTo(committee);
        committee.ChangedAt = now;
        if (code is null)
            db.Committees.Add(committee);
        await db.TransactionAsync(
            async () =>
            {
                await db.SaveChangesAsync(cancellation);
                if (code is not null)
                    return;
                committee.Code = $"comite-{committee.Id}";
                await db.SaveChangesAsync(cancellation);
            },
            cancellation);
        await audit.RecordAsync(by, code is null ? "committee-added" : "committee-changed", committee.Code, committee.State.ToString());
        return committee.Code;
    }

    /// <summary>Records that a member consents to be named.</summary>
    public async Task<bool> NameAsync(string by, string code, CommitteeMember member, CancellationToken cancellation)
    {
        var committee = await db.Committees.Include(each => each.Members).SingleOrDefaultAsync(each => each.Code == code, cancellation);
        if (committee is null || committee.Members.Count(each => each.Name is not null) >= committee.MembersCount)
            return false;
        committee.Members.Add(member);
        committee.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        await audit.RecordAsync(by, "committee-consent-recorded", code, $"member {member.Id}");
        return true;
    }

    /// <summary>Takes a consent back: the name and the paper that kept it are gone, that there was one stays.</summary>
    public async Task<bool> WithdrawAsync(string by, string code, int member, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var gone = await db.CommitteeMembers
            .Where(each => each.Id == member && each.Name != null && db.Committees.Any(committee => committee.Id == each.CommitteeId && committee.Code == code))
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.Name, (string?)null).SetProperty(each => each.ConsentRecord, "").SetProperty(each => each.WithdrawnAt, now), cancellation);
        if (gone == 1)
            await audit.RecordAsync(by, "committee-consent-withdrawn", code, $"member {member}");
        return gone == 1;
    }

    private IQueryable<Committee> Read() =>
        db.Committees.AsNoTracking().Include(committee => committee.Projects).Include(committee => committee.Members).AsSplitQuery();
}
