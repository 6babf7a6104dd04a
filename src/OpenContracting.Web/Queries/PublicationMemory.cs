using System.Collections.Concurrent;

namespace OpenContracting.Web.Queries;

/// <summary>What was counted of the publication in sight and will not change before the next.</summary>
public sealed class PublicationMemory(Published published)
{
    private const int MostKept = 500;

    private volatile Kept kept = new(null);

    /// <summary>What was counted before under a name, else what is counted now.</summary>
    public async Task<int> GetAsync(string name, Func<Task<int>> count, CancellationToken cancellation)
    {
        var publication = (await published.CurrentAsync(cancellation))?.Id;
        var now = kept;
        if (now.PublicationId != publication)
            kept = now = new Kept(publication);
        if (now.Counts.TryGetValue(name, out var known))
            return known;
        var counted = await count();
        if (now.Counts.Count < MostKept)
            now.Counts[name] = counted;
        return counted;
    }

    private sealed record Kept(long? PublicationId)
    {
        public ConcurrentDictionary<string, int> Counts { get; } = new();
    }
}
