using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>What staff do, one line each, only ever added to.</summary>
public sealed class AuditLog(IDbContextFactory<Db> databases, TimeProvider clock)
{
    /// <summary>The actor of a command given at the machine itself.</summary>
    public const string Console = "console";

    public async Task RecordAsync(string actor, string action, string? subject = null, string? details = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            Actor = actor,
            Action = action,
            Subject = subject,
            Details = details,
        });
        await db.SaveChangesAsync();
    }

    public async Task<List<AuditEntry>> LastAsync(int count)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id).Take(count).ToListAsync();
    }
}
