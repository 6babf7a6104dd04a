using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Publications;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Publications;

/// <summary>
/// Writes the files of a publication aside, has them cross-checked, and moves the published pointer in the transaction that
/// changes the projects: readers see the publication before or this one, never something between.
/// </summary>
/// <remarks>A repeat after the pointer has moved finds the publication published and does nothing.</remarks>
public sealed class Publish(
    PartitionRunner partitions, IDbContextFactory<Db> databases, CrossCheckPublication crossCheck, Func<Publisher> publisher,
    TimeProvider clock) : IStage
{
    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation) =>
        await ProjectPages.Judged(db).CountAsync(cancellation) is > 0 and var drafts ? Share.Whole(drafts) : [];

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.Publish, partitionId, PublishAsync, cancellation);

    private async Task PublishAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var publication = await BeginAsync(work, db, cancellation);
        if (publication.State == PublicationState.Published)
            return;

        var metadata = publisher().Package(publication.DataAsOf, publication.Licence);
        await GuardAsync(work, db, publication, cancellation);
        await CrossCheckAsync(work, db, publication, metadata, cancellation);
        await WriteFilesAsync(work, db, publication, metadata, cancellation);
        await new ProjectChanges(work, publication, clock.GetUtcNow()).ApplyAsync(cancellation);
        await KeptFiles.RemoveOldPackagesAsync(db, cancellation);
    }

    /// <summary>The publication of this run: a new one, or the one an interrupted attempt began.</summary>
    private async Task<Publication> BeginAsync(PartitionWork work, Db db, CancellationToken cancellation)
    {
        var licence = await LicenceAsync(db, cancellation);
        await work.CommitAsync(async write =>
        {
            if (await write.Publications.AnyAsync(publication => publication.RunId == work.Run.Id, cancellation))
                return 0;
            write.Publications.Add(new Publication
            {
                RunId = work.Run.Id,
                State = PublicationState.Building,
                DataAsOf = work.Run.DataAsOf!.Value,
                CreatedAt = clock.GetUtcNow(),
                Licence = licence,
            });
            await write.SaveChangesAsync(cancellation);
            return 0;
        }, 0, cancellation);
        return await db.Publications.AsNoTracking().SingleAsync(publication => publication.RunId == work.Run.Id, cancellation);
    }

    /// <summary>The licence all exports state, when they state one and the same; else the publisher's own.</summary>
    private async Task<string> LicenceAsync(Db db, CancellationToken cancellation)
    {
        var stated = await db.Exports
            .Where(export => export.State == ExportState.Released && export.Licence != null)
            .Select(export => export.Licence!).Distinct().OrderBy(licence => licence).Take(2).ToListAsync(cancellation);
        return stated.Count == 1 ? stated[0] : publisher().Licence;
    }

    private async Task GuardAsync(PartitionWork work, Db db, Publication publication, CancellationToken cancellation)
    {
        var change = await MassChange.OfAsync(db, cancellation);
        if (!change.Exceeds(publisher()) || await change.IsAcceptedAsync(db, cancellation))
            return;
        (publication.Updated, publication.Removed) = (change.Changed, change.Lost);
        await StopAsync(work, publication, MassChange.Code, change.ToString(), cancellation);
    }

    private async Task CrossCheckAsync(
        PartitionWork work, Db db, Publication publication, PackageMetadata metadata, CancellationToken cancellation)
    {
        var package = new List<byte[]>();
        var size = 0;
        await foreach (var draft in ProjectPages.DraftsAsync(db, DraftState.Valid, cancellation))
        {
            if (size + draft.Json.Length > CrossCheckPublication.LargestPackage)
                await CheckAsync();
            package.Add(draft.Json);
            size += draft.Json.Length;
        }

        await CheckAsync();

        async Task CheckAsync()
        {
            if (package.Count == 0)
                return;
            var errors = await crossCheck.FindAsync(metadata, package, cancellation);
            package.Clear();
            size = 0;
            if (errors.Count > 0)
                await StopAsync(work, publication, "cross-check-disagrees", string.Join('\n', errors), cancellation);
        }
    }

    private async Task WriteFilesAsync(
        PartitionWork work, Db db, Publication publication, PackageMetadata metadata, CancellationToken cancellation)
    {
        using var files = await PackageFiles.BeginAsync(work, publication.Id, metadata, clock.GetUtcNow(), cancellation);
        var report = new ReportTally();
        await foreach (var project in ProjectPages.NextPublicationAsync(db, cancellation))
        {
            report.Add(project);
            if (!project.LeftOut)
                files.Add(project.Json);
        }

        if (files.Projects == 0)
            await StopAsync(work, publication, "no-valid-project", "There is no valid project to publish.", cancellation);
        await files.FinishAsync();
        publication.Projects = (int)files.Projects;
        publication.LeftOut = report.LeftOut;
        publication.Report = report.ToReport().ToJson();
    }

    private static async Task StopAsync(
        PartitionWork work, Publication publication, string code, string detail, CancellationToken cancellation)
    {
        await work.CommitAsync(async write =>
        {
            await write.PublicationFiles.Where(file => file.PublicationId == publication.Id).ExecuteDeleteAsync(cancellation);
            await write.Publications.Where(row => row.Id == publication.Id).ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.State, PublicationState.Stopped)
                    .SetProperty(row => row.Updated, publication.Updated)
                    .SetProperty(row => row.Removed, publication.Removed)
                    .SetProperty(row => row.StopCode, code)
                    .SetProperty(row => row.StopDetail, detail),
                cancellation);
            return 0;
        }, 0, cancellation);
        throw new RunStoppedException(code, detail);
    }
}
