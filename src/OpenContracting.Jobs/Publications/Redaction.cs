using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications.Bulk;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Publications;

/// <summary>Takes the content of an old version out for good, where the law asks for that; that there was one, and why it is gone, stays.</summary>
/// <remarks>
/// With it go the files of the publications that held it, and the file of changes that told of it; the next publication's manifest
/// no longer lists them. What the version was made of is the export's, and is taken back there.
/// </remarks>
public sealed class Redaction(IDbContextFactory<Db> databases, TimeProvider clock)
{
    /// <summary>Redacts a version.</summary>
    /// <returns>The code of what stands against it; null when it is done.</returns>
    public async Task<string?> RedactAsync(string projectId, int version, string reason, string who, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.TransactionAsync(async () =>
        {
            var row = await db.ProjectVersions.AsNoTracking().SingleOrDefaultAsync(row => row.ProjectId == projectId && row.Version == version, cancellation);
            if (row is not { State: ProjectState.Published })
                return "no-such-version";
            var next = await db.ProjectVersions.Where(later => later.ProjectId == projectId && later.Version > version)
                .OrderBy(later => later.Version).Select(later => (long?)later.PublicationId).FirstOrDefaultAsync(cancellation);
            // What is published now is mended at its source, or withdrawn; then the version before can go.
            if (next is null)
                return "version-is-current";
            if (await db.Runs.AnyAsync(run => run.Kind == RunKind.Publication && (run.State == RunState.Running || run.State == RunState.Waiting), cancellation))
                return "busy";
            // Of two who do it at once, the one who comes second finds nothing left to redact.
            if (await db.ProjectVersions.Where(one => one.ProjectId == projectId && one.Version == version && one.State == ProjectState.Published)
                    .ExecuteUpdateAsync(set => set
                        .SetProperty(one => one.State, ProjectState.Redacted)
                        .SetProperty(one => one.Json, Array.Empty<byte>())
                        .SetProperty(one => one.Hash, Array.Empty<byte>()), cancellation) == 0)
                return "no-such-version";
            db.Decisions.Add(new Decision
            {
                Kind = DecisionKind.Redaction,
                Subject = projectId,
                Target = $"{version}",
                Accepted = true,
                Reason = reason,
                DecidedBy = who,
                DecidedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellation);
            await RemoveFilesAsync(db, row, next.Value, cancellation);
            return null;
        }, cancellation);
    }

    private static async Task RemoveFilesAsync(Db db, ProjectVersion version, long next, CancellationToken cancellation)
    {
        await db.PublicationFiles
            .Where(file => file.PublicationId >= version.PublicationId && file.PublicationId < next).ExecuteDeleteAsync(cancellation);
        var change = await db.Changes.Where(change => change.ProjectId == version.ProjectId && change.Version == version.Version)
            .Select(change => change.Sequence).SingleOrDefaultAsync(cancellation);
        const string Folder = BulkNames.Folder + BulkNames.Changes + "/";
        var files = await db.PublicationFiles.AsNoTracking().Where(file => file.Name.StartsWith(Folder)).ToListAsync(cancellation);
        var told = files.Where(file => Tells(file.Name[Folder.Length..], change)).Select(file => file.Id).ToList();
        await db.PublicationFiles.Where(file => told.Contains(file.Id)).ExecuteDeleteAsync(cancellation);
        await db.PublicationContents
            .Where(content => !db.PublicationFiles.Any(file => file.ContentId == content.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Whether a file of changes (<c>12-40.jsonl.gz</c>) holds a change.</summary>
    private static bool Tells(string name, long change) =>
        name.Split('.')[0].Split('-') is [var first, var last] && long.TryParse(first, out var from) && long.TryParse(last, out var to)
        && change >= from && change <= to;
}
