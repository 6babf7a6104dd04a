using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Projects;

/// <summary>Validates the mapped projects: those with structural errors are left out of the publication, with the reasons.</summary>
public sealed class ValidateProjects(PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher) : IStage
{
    private const int PartitionSize = 2_000;
    private const int BatchSize = 200;

    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation) =>
        Share.Of(
            await ToValidate(db).OrderBy(draft => draft.ProjectId).Select(draft => draft.ProjectId).ToListAsync(cancellation), PartitionSize);

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.ValidateProjects, partitionId, ValidateAsync, cancellation);

    private static IQueryable<ProjectDraft> ToValidate(Db db) => db.ProjectDrafts.Where(draft => draft.State == DraftState.Mapped);

    private async Task ValidateAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var metadata = publisher().Package(work.Run.DataAsOf!.Value, licence: null);
        var (from, to) = (work.Partition.From!, work.Partition.To!);
        var done = "";
        while (true)
        {
            var drafts = await ToValidate(db)
                .Where(draft => string.Compare(draft.ProjectId, from) >= 0 && string.Compare(draft.ProjectId, to) <= 0
                    && string.Compare(draft.ProjectId, done) > 0)
                .OrderBy(draft => draft.ProjectId).Take(BatchSize)
                .Select(draft => new { draft.ProjectId, draft.Json }).ToListAsync(cancellation);
            if (drafts.Count == 0)
                return;
            done = drafts[^1].ProjectId;
            var findings = FindingsCollector.Validate([.. drafts.Select(draft => draft.Json)], metadata, cancellation);
            await work.CommitAsync(async write =>
            {
                for (var index = 0; index < drafts.Count; index++)
                    await StoreAsync(write, drafts[index].ProjectId, findings[index], cancellation);
                return findings.Count(found => found.StructuralErrors > 0);
            }, drafts.Count, cancellation);
        }
    }

    private static Task StoreAsync(Db db, string projectId, ProjectFindings findings, CancellationToken cancellation)
    {
        var json = findings.ToJson();
        var state = findings.StructuralErrors == 0 ? DraftState.Valid : DraftState.Invalid;
        return db.ProjectDrafts.Where(draft => draft.ProjectId == projectId).ExecuteUpdateAsync(
            update => update.SetProperty(draft => draft.State, state).SetProperty(draft => draft.Findings, json), cancellation);
    }
}
