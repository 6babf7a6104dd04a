using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Releases;

/// <summary>Brings together what one source says of a process by its ocid and another by its number alone.</summary>
/// <remarks>
/// The lists and pages of the portal, and the template, know the number and no ocid. A process keeps the key it was first stored
/// under, since projects go by it. Where several ocids share a number, it is not known which one is meant, and nothing is joined.
/// </remarks>
internal static class SameProcess
{
    /// <summary>Gives releases the key of the process they belong to, where it is stored under another than theirs.</summary>
    public static async Task ResolveAsync(Db db, IReadOnlyCollection<Release> releases, CancellationToken cancellation)
    {
        var numbers = releases.Select(release => release.ExternalReference).OfType<string>().Distinct().ToList();
        var stored = (await db.ContractingProcesses.AsNoTracking()
            .Where(process => process.ExternalReference != null && numbers.Contains(process.ExternalReference))
            .Select(process => new Stored(process.ProcessKey, process.Ocid, process.ExternalReference!))
            .ToListAsync(cancellation)).ToLookup(process => process.Number);
        foreach (var release in releases)
            if (release.ExternalReference is { } number && KeyOf(release, [.. stored[number]]) is { } key)
                release.ProcessKey = key;
    }

    /// <summary>Joins processes that came in at the same time under both keys.</summary>
    public static async Task ReconcileAsync(Db db, CancellationToken cancellation)
    {
        const string Twins =
            """
            FROM contracting_processes n
            WHERE n.ocid IS NULL AND n.compiled_revision = 0 AND 1 = (
                SELECT count(*) FROM contracting_processes o WHERE o.external_reference = n.external_reference AND o.ocid IS NOT NULL)
            """;
        var joined = await db.Database.ExecuteSqlRawAsync(
            $"""
            UPDATE releases SET process_key = (
                SELECT o.process_key FROM contracting_processes o WHERE o.external_reference = releases.external_reference AND o.ocid IS NOT NULL)
            WHERE process_key IN (SELECT n.process_key {Twins})
            """, cancellation);
        if (joined == 0)
            return;
        await db.Database.ExecuteSqlRawAsync(
            $"UPDATE contracting_processes SET revision = revision + 1 WHERE ocid IS NOT NULL AND external_reference IN (SELECT n.external_reference {Twins})",
            cancellation);
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM contracting_processes WHERE process_key IN (SELECT n.process_key {Twins})", cancellation);
    }

    private static string? KeyOf(Release release, List<Stored> stored)
    {
        if (stored.Find(process => process.Key == release.ProcessKey || (process.Ocid is not null && process.Ocid == release.Ocid)) is { } own)
            return own.Key;
        var others = release.Ocid is null
            ? stored.Where(process => process.Ocid is not null).ToList()
            : stored.Where(process => process.Ocid is null).ToList();
        return others is [var only] ? only.Key : null;
    }

    private sealed record Stored(string Key, string? Ocid, string Number);
}
