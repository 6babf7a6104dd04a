using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Storage.Backups;

/// <summary>An instance in one file: taken at one moment while it works, and put back only after every hash was compared.</summary>
public sealed class Backup(StorageOptions options, IDbContextFactory<Db> databases, DatabaseSetup setup, TimeProvider clock)
{
    private readonly IDatabaseBackup database = options.IsPostgreSql ? new PostgreSqlBackup(options, databases) : new SqliteBackup(options);

    /// <summary>Takes a backup.</summary>
    /// <param name="file">Where to; it appears there when it is whole, in the place of one that was there.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public async Task<BackupManifest> TakeAsync(string file, CancellationToken cancellation)
    {
        if (!await database.ExistsAsync(cancellation))
            throw new BackupException("backup-nothing");
        var part = file + ".part";
        try
        {
            BackupManifest manifest;
            await using (var stream = PrivateFile.Create(part))
            {
                using (var archive = new BackupArchive(stream))
                    manifest = await archive.EndAsync(database.Kind, await database.WriteAsync(archive, file, cancellation), clock.GetUtcNow());
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Reads a backup through and compares every hash.</summary>
    public static Task<BackupManifest> VerifyAsync(string file, CancellationToken cancellation) => BackupArchive.VerifyAsync(file, cancellation);

    /// <summary>Puts a backup back, and brings it to the present version of the model.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="replaces">True when it may take the place of what is there.</param>
    /// <param name="kept">Told where what was there is kept, as soon as it is.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RestoredInstance> RestoreAsync(string file, bool replaces, Action<string> kept, CancellationToken cancellation)
    {
        var manifest = await VerifyAsync(file, cancellation);
        if (manifest.Database != database.Kind)
            throw new BackupException("backup-other-database", manifest.Database);
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            if (!db.Database.GetMigrations().Contains(manifest.Migration))
                throw new BackupException("backup-newer", manifest.Migration);
        await database.MakeRoomAsync(manifest, replaces, () => KeepAsync(file, kept, cancellation), cancellation);
        await setup.CreateAsync(cancellation);
        try
        {
            await database.ReadAsync(file, manifest, cancellation);
            await setup.RunAsync(cancellation);
            var restored = await CompareAsync(manifest, cancellation);
            if (database.Aside is { } aside)
                kept(aside);
            return restored;
        }
        catch
        {
            database.GoBack();
            throw;
        }
    }

    /// <summary>A whole backup of what is about to be replaced, beside the one that takes its place; one made before is left alone.</summary>
    private async Task KeepAsync(string file, Action<string> kept, CancellationToken cancellation)
    {
        var before = FreeName.For(file + ".before");
        await TakeAsync(before, cancellation);
        await VerifyAsync(before, cancellation);
        kept(before);
    }

    /// <summary>Hashes what is kept, export by export and file by file, and compares with what was written down when it came in.</summary>
    private async Task<RestoredInstance> CompareAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var exports = await db.Exports.AsNoTracking().Where(export => export.Sha256 != null).ToListAsync(cancellation);
        foreach (var export in exports)
            await CompareAsync(new ExportStream(databases, export), export.Sha256!, $"export {export.Id}", cancellation);
        var files = await db.PublicationFiles.AsNoTracking().ToListAsync(cancellation);
        foreach (var file in files.DistinctBy(file => file.ContentId))
            await CompareAsync(new PublicationStream(databases, file), file.Sha256, file.Name, cancellation);
        return new RestoredInstance(manifest.TakenAt, exports.Count, files.Count);
    }

    private static async Task CompareAsync(Stream kept, byte[] sha256, string name, CancellationToken cancellation)
    {
        await using (kept)
        {
            byte[] found;
            try
            {
                found = await System.Security.Cryptography.SHA256.HashDataAsync(kept, cancellation);
            }
            catch (InvalidOperationException)
            {
                throw new BackupException("restored-differs", name); // A piece of it is missing.
            }

            if (!found.AsSpan().SequenceEqual(sha256))
                throw new BackupException("restored-differs", name);
        }
    }
}
