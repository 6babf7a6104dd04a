using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Releases;
using OpenContracting.Jobs.Runs;
using OpenContracting.Projects;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Projects;

/// <summary>Maps the projects whose input changed to OC4IDS; what comes out as it was published is no change.</summary>
public sealed class MapProjects(PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher) : IStage
{
    private const int PartitionSize = 400;
    private const int BatchSize = 50;

    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation)
    {
        return Share.Of(
            await ToMap(db, run.DataAsOf!.Value).OrderBy(plan => plan.ProjectId).Select(plan => plan.ProjectId).ToListAsync(cancellation), PartitionSize);
    }

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.MapProjects, partitionId, MapAsync, cancellation);

    /// <summary>Projects with other input than was mapped, and those with a status that time has changed.</summary>
    private static IQueryable<ProjectPlan> ToMap(Db db, DateTimeOffset asOf) =>
        db.ProjectPlans.Where(plan => plan.Live
            && (plan.MappedHash == null || plan.MappedHash != plan.InputHash || plan.NextStatusChange <= asOf));

    private async Task MapAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var options = Options(publisher(), work.Run.DataAsOf!.Value);
        var codes = await StoredCodes.AcceptedAsync(db, cancellation);
        var (from, to) = (work.Partition.From!, work.Partition.To!);
        var done = "";
        while (true)
        {
            var plans = await ToMap(db, options.DataAsOf).AsNoTracking()
                .Where(plan => string.Compare(plan.ProjectId, from) >= 0 && string.Compare(plan.ProjectId, to) <= 0
                    && string.Compare(plan.ProjectId, done) > 0)
                .OrderBy(plan => plan.ProjectId).Take(BatchSize).ToListAsync(cancellation);
            if (plans.Count == 0)
                return;
            await MapAsync(work, db, plans, codes, options, cancellation);
            done = plans[^1].ProjectId;
        }
    }

    private static async Task MapAsync(
        PartitionWork work, Db db, List<ProjectPlan> plans, ILookup<string, ExternalProjectId> codes, MappingOptions options, CancellationToken cancellation)
    {
        var entries = plans.ToDictionary(plan => plan.ProjectId, plan => ProjectIdMap.Parse(plan.Entry).Entries[0]);
        var members = await MembersAsync(db, [.. entries.Values.SelectMany(entry => entry.Processes)], cancellation);
        var ids = plans.Select(plan => plan.ProjectId).ToList();
        var published = await db.Projects
            .Where(project => ids.Contains(project.ProjectId) && project.State == ProjectState.Published)
            .ToDictionaryAsync(project => project.ProjectId, project => project.Hash, cancellation);

        var mapped = await work.EachAsync(plans, plan => plan.ProjectId, plan =>
        {
            var entry = entries[plan.ProjectId];
            var project = ProjectMapper.Map(Identity(entry, plan, codes), [.. entry.Processes.Where(members.ContainsKey).Select(key => members[key])], options);
            plan.MappedHash = plan.InputHash;
            plan.NextStatusChange = project.NextStatusChange?.ToUniversalTime();
            return (Plan: plan, Draft: Draft(project));
        }, cancellation);

        var changed = mapped.Where(project => !Same(project.Draft, published)).ToList();
        var unchanged = mapped.Where(project => Same(project.Draft, published)).Select(project => project.Draft.ProjectId).ToList();
        await work.CommitAsync(async write =>
        {
            await write.Bulk.WriteAsync(write, changed.Select(project => project.Draft), OnConflict.Replace, cancellation);
            await write.ProjectDrafts.Where(draft => unchanged.Contains(draft.ProjectId)).ExecuteDeleteAsync(cancellation);
            await write.Bulk.WriteAsync(write, mapped.Select(project => project.Plan), OnConflict.Do(
                "(project_id) DO UPDATE SET mapped_hash = excluded.mapped_hash, next_status_change = excluded.next_status_change"),
                cancellation);
            return changed.Count;
        }, plans.Count, cancellation);
    }

    private static async Task<Dictionary<string, CompiledProcess>> MembersAsync(
        Db db, List<string> keys, CancellationToken cancellation)
    {
        var releases = await StoredHistory.RowsAsync(db.Releases, keys, cancellation);
        var processes = await db.ContractingProcesses.AsNoTracking()
            .Where(process => keys.Contains(process.ProcessKey) && process.Compiled != null)
            .Select(process => new { process.ProcessKey, process.Compiled })
            .ToListAsync(cancellation);
        return processes.ToDictionary(process => process.ProcessKey, process => new CompiledProcess
        {
            ProcessKey = process.ProcessKey,
            CompiledRelease = process.Compiled,
            Releases = StoredHistory.Of(releases[process.ProcessKey]).Releases,
        });
    }

    /// <summary>What a planned project is called: by us, and by the registers that know it, as people said.</summary>
    internal static ProjectIdentity Identity(ProjectIdEntry entry, ProjectPlan plan, ILookup<string, ExternalProjectId> codes) =>
        new() { Id = entry.Id, ProjectIds = [.. entry.ProjectIds, .. codes[entry.Id]], DecidedTitle = plan.DecidedTitle };

    private static bool Same(ProjectDraft draft, Dictionary<string, byte[]> published) =>
        published.TryGetValue(draft.ProjectId, out var hash) && hash.AsSpan().SequenceEqual(draft.Hash);

    private static ProjectDraft Draft(MappedProject project)
    {
        var facts = project.Facts;
        var authority = facts.PublicAuthorityName;
        var read = ReadFacts.Of(project.Json);
        return new ProjectDraft
        {
            ProjectId = project.Id,
            Json = project.Json.ToArray(),
            Hash = SHA256.HashData(project.Json.Span),
            State = DraftState.Mapped,
            Updated = project.Updated?.ToUniversalTime(),
            Title = facts.Title,
            Description = facts.Description,
            SearchText = FoldedText.Fold(string.Join(' ',
                [project.Id, facts.Title, facts.Description, authority, .. facts.SupplierNames, .. facts.Provinces, .. facts.ExternalReferences])),
            Status = facts.Status,
            Type = facts.Type,
            Sector = facts.Sectors.Count > 0 ? facts.Sectors[0] : null,
            Sectors = [.. facts.Sectors],
            Province = facts.Provinces.Count > 0 ? facts.Provinces[0] : null,
            Provinces = [.. facts.Provinces],
            Procedures = [.. read.Procedures],
            Latitude = read.Latitude,
            Longitude = read.Longitude,
            Year = read.Year,
            PublicAuthorityId = authority is null ? null : InstitutionId(authority),
            PublicAuthorityName = authority,
            SupplierIds = [.. facts.SupplierIds],
            SupplierNames = [.. facts.SupplierNames],
            Value = facts.Amount,
            Currency = facts.Currency,
            StartDate = facts.Start?.ToUniversalTime(),
            EndDate = facts.End?.ToUniversalTime(),
            ContractingProcesses = facts.ProcessIds.Count,
        };
    }

    /// <summary>
    /// What an institution goes by across projects: its id in our table, else its name. Party ids do not do, since they hold
    /// within one project only: DGCP gives every buyer the same.
    /// </summary>
    private static string InstitutionId(string name) =>
        Institutions.Of().FindByName(name)?.Id ?? FoldedText.Fold(name).Replace(' ', '-');

    /// <summary>How projects are mapped for publication.</summary>
    internal static MappingOptions Options(Publisher publisher, DateTimeOffset asOf, bool withProvenance = false) => new()
    {
        DataAsOf = asOf,
        ReleaseAddress = publisher.Address + "/api/v1/ocds/releases/{ocid}/{release}",
        WithProvenance = withProvenance,
    };
}
