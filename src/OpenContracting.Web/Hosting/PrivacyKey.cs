using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Hosting;

/// <summary>The instance's secret from which ids of natural persons are computed: made once, kept in its database.</summary>
/// <remarks>With another secret the same person would get another id, so it must outlive machines.</remarks>
public sealed class PrivacyKey(IDbContextFactory<Db> databases, TimeProvider clock)
{
    private const string Key = "privacy-key";

    private byte[]? value;

    public byte[] Value => value ?? throw new InvalidOperationException("The privacy key is read when the instance starts.");

    public async Task ReadAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var stored = await db.Settings.FindAsync(Key);
        if (stored is null)
        {
            stored = new Setting
            {
                Key = Key,
                Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                ChangedAt = clock.GetUtcNow(),
            };
            db.Settings.Add(stored);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                // Another process of the same instance made it at the same moment.
                db.ChangeTracker.Clear();
                stored = await db.Settings.FindAsync(Key) ?? throw new InvalidOperationException("The privacy key could not be stored.");
            }
        }

        value = Convert.FromBase64String(stored.Value);
    }
}
