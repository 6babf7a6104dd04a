using Microsoft.EntityFrameworkCore;
using OpenContracting.Exports;
using OpenContracting.Storage;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Releases;

/// <summary>What is stored of some processes, to tell what an export brings that is new.</summary>
/// <remarks>
/// An event is known when it came before. A state is when the newest that its source had said until then is the same: what
/// comes back after having been something else is news. Two exports at once may both bring a row in; the history takes one.
/// </remarks>
internal sealed class KnownReleases
{
    private readonly Dictionary<(string Process, string Source, string Adapter), List<Known>> shapes = [];

    private KnownReleases()
    {
    }

    /// <summary>What is stored of the processes of some releases.</summary>
    /// <param name="db">The database.</param>
    /// <param name="releases">The releases of a batch.</param>
    /// <param name="exportId">The export they are of.</param>
    /// <param name="last">The number of its last snapshot so far; what is stored of later ones is from an earlier reading.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public static async Task<KnownReleases> OfAsync(Db db, IEnumerable<Release> releases, long exportId, int last, CancellationToken cancellation)
    {
        var keys = releases.Select(release => release.ProcessKey).Distinct().ToList();
        var stored = await db.Releases.AsNoTracking().Where(row => keys.Contains(row.ProcessKey) && (row.ExportId != exportId || row.SnapshotNumber <= last))
            .Select(row => new { row.ProcessKey, row.Source, row.Adapter, Known = new Known(row.Hash, row.Date, row.ExportDate, row.UnknownTables) })
            .ToListAsync(cancellation);
        var known = new KnownReleases();
        foreach (var row in stored)
            known.Of(row.ProcessKey, row.Source, row.Adapter).Add(row.Known);
        return known;
    }

    /// <summary>Takes a release in; false when it says nothing that is not known.</summary>
    public bool Add(Release release)
    {
        var shape = Of(release.ProcessKey, release.Source, release.Adapter);
        var before = Adapters.GivesEvents(release.Adapter) ? shape : UpTo(shape, release);
        if (before.Any(known => known.Says(release)))
            return false;
        shape.Add(new(release.Hash, release.Date, release.ExportDate, release.UnknownTables));
        return true;
    }

    /// <summary>The newest states (more than one only where their dates are the same) that are no newer than a release.</summary>
    private static IEnumerable<Known> UpTo(List<Known> shape, Release release)
    {
        var before = shape.Where(known => (known.Date, known.ExportDate ?? default).CompareTo((release.Date, release.ExportDate ?? default)) <= 0).ToList();
        if (before.Count == 0)
            return [];
        var newest = before.Max(known => (known.Date, known.ExportDate));
        return before.Where(known => (known.Date, known.ExportDate) == newest);
    }

    private List<Known> Of(string process, string source, string adapter)
    {
        if (!shapes.TryGetValue((process, source, adapter), out var shape))
            shapes.Add((process, source, adapter), shape = []);
        return shape;
    }

    private sealed record Known(byte[] Hash, DateTimeOffset Date, DateTimeOffset? ExportDate, List<string> UnknownTables)
    {
        // What was unknown and is now known to be absent is news, though the bytes are the same.
        public bool Says(Release release) =>
            Hash.AsSpan().SequenceEqual(release.Hash) && UnknownTables.All(release.UnknownTables.Contains);
    }
}
