using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Runs;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Releases;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Projects;

/// <summary>Decides which processes are one project, and which projects have to be mapped again.</summary>
/// <remarks>
/// It looks at the facts of all processes and so needs one worker; they are small. Running it again gives the same result,
/// since nothing but the stored facts and decisions goes in.
/// </remarks>
public sealed class GroupProjects(
    PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher, TimeProvider clock) : IStage
{
    public Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation) =>
        Task.FromResult(Share.Whole());

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.GroupProjects, partitionId, GroupAsync, cancellation);

    private async Task GroupAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var processes = await db.ContractingProcesses.AsNoTracking()
            .Where(GroupedProcess.Any)
            .Select(process => new GroupedProcess(
                process.ProcessKey, process.ProjectId, process.CompiledHash, process.Revision, process.GroupingFacts))
            .ToDictionaryAsync(process => process.Key, cancellation);
        var plans = await db.ProjectPlans.AsNoTracking().ToDictionaryAsync(plan => plan.ProjectId, cancellation);
        var crosswalk = await StoredCrosswalk.ReadAsync(db, cancellation);

        var before = StoredIdMap.Of(plans.Values);
        var standing = await Withdrawals.ApplyAsync(before, db, clock.GetUtcNow(), cancellation);
        var withdrawn = standing.Entries.Where(entry => entry.State == ProjectIdState.Tombstone).SelectMany(entry => entry.Processes).ToHashSet();
        var facts = processes.Values
            .Where(process => process.Facts is not null && !withdrawn.Contains(process.Key))
            .Select(process => GroupingFacts.Parse(process.Facts));
        var who = publisher();
        // A prefix other than the last: every project gets its id anew, and the old ids lead there.
        standing = standing.WithPrefix(who.ProjectPrefix, clock.GetUtcNow());
        var update = standing.Update(ProjectGrouping.Group(facts, crosswalk, standing).Groups, who.ProjectPrefix, clock.GetUtcNow());

        var inputs = new ProjectInputs(who, processes, await StoredCodes.AcceptedAsync(db, cancellation));
        var changedPlans = ChangedPlans(before, update, plans, inputs);
        var moved = Moved(processes, update);
        await work.CommitAsync(async write =>
        {
            await write.Bulk.WriteAsync(write, changedPlans, OnConflict.Do(
                """
                (project_id) DO UPDATE SET
                    mapped_hash = CASE WHEN project_plans.live THEN project_plans.mapped_hash END,
                    live = excluded.live,
                    entry = excluded.entry,
                    decided_title = excluded.decided_title,
                    input_hash = excluded.input_hash
                """), cancellation);
            await write.Bulk.WriteAsync(write, moved, OnConflict.Do("(process_key) DO UPDATE SET project_id = excluded.project_id"), cancellation);
            await write.Bulk.WriteAsync(write, Removals(changedPlans, update.Map), OnConflict.Replace, cancellation);
            return changedPlans.Count;
        }, 1, cancellation);
    }

    /// <summary>The ids that are new, stand for something else now, or whose project has other input than before.</summary>
    private static List<ProjectPlan> ChangedPlans(
        ProjectIdMap before, ProjectIdUpdate update, Dictionary<string, ProjectPlan> plans, ProjectInputs inputs)
    {
        var titles = update.Projects.ToDictionary(project => project.Identity.Id, project => project.Identity.DecidedTitle);
        var changed = new List<ProjectPlan>();
        for (var index = 0; index < update.Map.Entries.Count; index++)
        {
            var entry = update.Map.Entries[index];
            var plan = plans.GetValueOrDefault(entry.Id);
            var title = titles.GetValueOrDefault(entry.Id, plan?.DecidedTitle);
            var input = inputs.Hash(entry, title);
            var same = plan is not null && ReferenceEquals(entry, before.Entries[index]) && input.AsSpan().SequenceEqual(plan.InputHash);
            if (!same)
                changed.Add(new ProjectPlan
                {
                    ProjectId = entry.Id,
                    Number = index + 1,
                    Live = entry.State == ProjectIdState.Live,
                    Entry = new ProjectIdMap { Entries = [entry] }.ToJson(),
                    DecidedTitle = title,
                    InputHash = input,
                });
        }

        return changed;
    }

    /// <summary>The processes that belong to another project than before, or to one for the first time, or to none any more.</summary>
    private static IEnumerable<ContractingProcess> Moved(Dictionary<string, GroupedProcess> processes, ProjectIdUpdate update)
    {
        var projectOf = new Dictionary<string, string>();
        foreach (var entry in update.Map.Entries.Where(entry => entry.State == ProjectIdState.Live))
            foreach (var key in entry.Processes)
                projectOf[key] = entry.Id;
        return processes.Values
            .Where(process => process.ProjectId != projectOf.GetValueOrDefault(process.Key))
            .OrderBy(process => process.Key, StringComparer.Ordinal)
            .Select(process => new ContractingProcess { ProcessKey = process.Key, ProjectId = projectOf.GetValueOrDefault(process.Key) });
    }

    /// <summary>What ids that stand for no project any more do to the published projects.</summary>
    private static IEnumerable<ProjectDraft> Removals(List<ProjectPlan> changed, ProjectIdMap map)
    {
        var entries = map.Entries.ToDictionary(entry => entry.Id);
        return changed.Where(plan => !plan.Live).Select(plan => new ProjectDraft
        {
            ProjectId = plan.ProjectId,
            Json = [],
            Hash = [],
            State = DraftState.Removal,
            MergedInto = entries[plan.ProjectId].RedirectTo is { } target ? map.Resolve(target) : null,
        });
    }
}
