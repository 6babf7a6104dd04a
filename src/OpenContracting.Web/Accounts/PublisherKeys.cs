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

    /// <summary>How long a key that was replaced still works, so that its owner can change over.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    /// <summary>Makes a key and returns it with its row; it cannot be shown again.</summary>
    public async Task<(string Key, PublisherKey Row)> CreateAsync(PublisherKeyScope scope, string createdBy, CancellationToken cancellation)
    {
        var key = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var row = new PublisherKey
        {
            Name = scope.Name,
            Prefix = key[..PrefixLength],
            Hash = Hash(key),
            Source = scope.Source,
            Institution = scope.Institution,
            LargestExport = scope.LargestExport,
            PushesPerDay = scope.PushesPerDay,
            Webhook = scope.Webhook,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = createdBy,
            ExpiresAt = scope.Expires,
        };
        db.PublisherKeys.Add(row);
        await db.SaveChangesAsync(cancellation);
        return (key, row);
    }

    /// <summary>Makes a key that may what another may; the other works for a while yet.</summary>
    /// <returns>The new key with its row; nulls when no such key is in use.</returns>
    public async Task<(string? Key, PublisherKey? Row)> RotateAsync(string prefix, string createdBy, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var old = await db.PublisherKeys.FirstOrDefaultAsync(key => key.Prefix == prefix && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now), cancellation);
        if (old is null)
            return (null, null);
        var scope = new PublisherKeyScope(old.Name, old.Source)
        {
            Institution = old.Institution,
            Expires = old.ExpiresAt,
            LargestExport = old.LargestExport,
            PushesPerDay = old.PushesPerDay,
            Webhook = old.Webhook,
        };
        // Saved together with the new key.
        if (old.ExpiresAt is null || old.ExpiresAt > now + Overlap)
            old.ExpiresAt = now + Overlap;
        return await CreateAsync(scope, createdBy, cancellation);
    }

    /// <summary>A key's prefix, and those of the keys it replaced or was replaced by: they are one sender.</summary>
    public async Task<List<string>> FamilyAsync(PublisherKey key, CancellationToken cancellation)
    {
        var alike = await db.PublisherKeys.AsNoTracking()
            .Where(other => other.Name == key.Name && other.Source == key.Source && other.Institution == key.Institution && other.PushesPerDay == key.PushesPerDay)
            .ToListAsync(cancellation);
        return [.. alike.Where(other => other.Id == key.Id || Replaced(other, key) || Replaced(key, other)).Select(other => other.Prefix)];
    }

    /// <summary>A key that is replaced has no longer than the overlap to go when the other is made.</summary>
    private static bool Replaced(PublisherKey old, PublisherKey by) => old.Id < by.Id && old.ExpiresAt <= by.CreatedAt + Overlap;

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
