using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Worksheets;
using OpenContracting.Storage;
using OpenContracting.Storage.Worksheets;

namespace OpenContracting.Web.Worksheets;

/// <summary>Reads editions of the index; those that everybody may read are kept until one of them changes.</summary>
public sealed class IndexRegister(IDbContextFactory<Db> databases)
{
    private volatile Kept? kept;

    /// <summary>What everybody may read, the newest edition first.</summary>
    public async Task<IReadOnlyList<IndexAccount>> PublishedAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = db.IndexEditions.AsNoTracking().Where(edition => edition.State == IndexState.Published);
        // A published edition changes by its state or by another file only.
        var key = string.Join(' ', (await published.Select(edition => new { edition.Id, edition.StateAt, Import = edition.Imports.Max(import => import.Id) }).ToListAsync(cancellation))
            .OrderBy(edition => edition.Id).Select(edition => $"{edition.Id}:{edition.StateAt.UtcTicks}:{edition.Import}"));
        if (kept is { } now && now.Key == key)
            return now.Accounts;
        var accounts = new List<IndexAccount>();
        foreach (var edition in await published.ToListAsync(cancellation))
            accounts.Add(await AccountAsync(db, edition, cancellation));
        accounts.Sort((left, right) => string.CompareOrdinal(right.Edition.Name, left.Edition.Name));
        kept = new Kept(key, accounts);
        return accounts;
    }

    /// <summary>One edition as it stands now; null when there is none.</summary>
    public async Task<IndexAccount?> FindAsync(int id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.IndexEditions.AsNoTracking().SingleOrDefaultAsync(edition => edition.Id == id, cancellation) is { } edition
            ? await AccountAsync(db, edition, cancellation) : null;
    }

    private static async Task<IndexAccount> AccountAsync(Db db, IndexEdition edition, CancellationToken cancellation) => new(
        edition,
        await db.IndexImports.AsNoTracking().Include(import => import.Rows).Where(import => import.EditionId == edition.Id).OrderByDescending(import => import.Id).FirstAsync(cancellation),
        await db.IndexEntries.AsNoTracking().Where(entry => entry.EditionId == edition.Id).ToListAsync(cancellation));

    private sealed record Kept(string Key, IReadOnlyList<IndexAccount> Accounts);
}
