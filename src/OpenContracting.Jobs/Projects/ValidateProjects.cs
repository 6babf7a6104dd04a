using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Projects;

/// <summary>Validates the mapped projects: those with structural errors are left out of the publication, with the reasons.</summary>
public sealed class ValidateProjects(PartitionRunner partitions, IDbContextFactory<Db> databases) : IStage
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
        var (from, to) = (work.Partition.From!, work.Partition.To!);
        var done = "";
        while (true)
        {
            var drafts = await ToValidate(db).AsNoTracking()
                .Where(draft => string.Compare(draft.ProjectId, from) >= 0 && string.Compare(draft.ProjectId, to) <= 0
                    && string.Compare(draft.ProjectId, done) > 0)
                .OrderBy(draft => draft.ProjectId).Take(BatchSize).ToListAsync(cancellation);
            if (drafts.Count == 0)
                return;
            done = drafts[^1].ProjectId;
            var ids = drafts.Select(draft => draft.ProjectId).ToList();
            await work.CommitAsync(async write => await write.ProjectDrafts.Where(draft => ids.Contains(draft.ProjectId)).ExecuteUpdateAsync(
                update => update.SetProperty(draft => draft.State, DraftState.Valid), cancellation), drafts.Count, cancellation);
        }
    }
}
