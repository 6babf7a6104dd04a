using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications.Bulk;
using OpenContracting.Publications.Bulk;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Queries;

/// <summary>The bulk files of the newest publication that has all of its, and of older ones that are kept.</summary>
public sealed class BulkFiles(IDbContextFactory<Db> databases, PublishedFiles files)
{
    /// <summary>A file of a publication, of the newest complete one when none is named; null when there is none.</summary>
    public async Task<PublicationFile?> FindAsync(long? publicationId, string name, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var complete = db.PublicationFiles.AsNoTracking()
            .Where(file => file.Name == BulkNames.Manifest && (publicationId == null || file.PublicationId == publicationId));
        var publication = await complete.OrderByDescending(file => file.PublicationId).Select(file => (long?)file.PublicationId).FirstOrDefaultAsync(cancellation);
        var stored = BulkNames.Folder + name;
        return publication is null
            ? null
            : await db.PublicationFiles.AsNoTracking().FirstOrDefaultAsync(file => file.PublicationId == publication && file.Name == stored, cancellation);
    }

    /// <summary>The newest manifest; null until there is one.</summary>
    public async Task<BulkManifest?> ManifestAsync(CancellationToken cancellation) =>
        await FindAsync(null, "manifest.json", cancellation) is { } file
            ? BulkManifest.Read(await File.ReadAllBytesAsync(await files.PathOfAsync(file, cancellation), cancellation))
            : null;
}
