using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>The keys with which machines push exports.</summary>
public sealed class PublisherKeys(Db db, TimeProvider clock)
{
    private const string Mark = "oc_";
    private const int PrefixLength = 11;

    /// <summary>Makes a key and returns it with its row; it cannot be shown again.</summary>
    public async Task<(string Key, PublisherKey Row)> CreateAsync(
        string name, string source, string? institution, DateTimeOffset? expires, string createdBy, CancellationToken cancellation)
    {
        var key = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var row = new PublisherKey
        {
            Name = name,
            Prefix = key[..PrefixLength],
            Hash = Hash(key),
            Source = source,
            Institution = institution,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = createdBy,
            ExpiresAt = expires,
        };
        db.PublisherKeys.Add(row);
        await db.SaveChangesAsync(cancellation);
        return (key, row);
    }

    public Task<List<PublisherKey>> ListAsync(CancellationToken cancellation) =>
        db.PublisherKeys.AsNoTracking().OrderBy(key => key.Id).ToListAsync(cancellation);

    /// <summary>False when no such key is in use.</summary>
    public async Task<bool> RevokeAsync(string prefix, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.PublisherKeys.Where(key => key.Prefix == prefix && key.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), cancellation) == 1;
    }

    /// <summary>The row of a key that is valid now; null otherwise.</summary>
    public async Task<PublisherKey?> FindAsync(string key, CancellationToken cancellation)
    {
        var hash = Hash(key);
        var now = clock.GetUtcNow();
        var row = await db.PublisherKeys.FirstOrDefaultAsync(row => row.Hash == hash, cancellation);
        if (row is null || row.RevokedAt is not null || row.ExpiresAt <= now)
            return null;
        row.LastUsedAt = now;
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
