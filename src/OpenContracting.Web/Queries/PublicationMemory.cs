using System.Collections.Concurrent;

namespace OpenContracting.Web.Queries;

/// <summary>What was counted of the publication in sight and will not change before the next.</summary>
public sealed class PublicationMemory(Published published, TimeProvider clock)
{
    private const int MostCharacters = 32 << 20;

    private volatile Kept kept = new(null);

    /// <summary>What was counted before of the projects that a filter finds, else what is counted now.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="filter">Of which projects.</param>
    /// <param name="count">Counts it.</param>
    /// <param name="size">About how many characters' room the result takes.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<T> GetAsync<T>(string kind, ProjectFilter filter, Func<Task<T>> count, Func<T, int> size, CancellationToken cancellation)
        where T : notnull
    {
        var publication = (await published.CurrentAsync(cancellation))?.Id;
        var now = kept;
        if (now.PublicationId != publication)
            kept = now = new Kept(publication);
        var name = $"{kind} {QueryString.Create(filter.ToParameters()!)}";
        // What is late today is not what was late yesterday.
        if (filter.Late)
            name += $" {clock.GetUtcNow():yyyy-MM-dd'T'HH}";
        if (now.Results.TryGetValue(name, out var known))
            return (T)known;
        var counted = await count();
        // Whoever fills it with what nobody asks for again empties it too.
        if (now.Grow(name.Length + size(counted)) > MostCharacters)
            kept = now = new Kept(publication);
        now.Results[name] = counted;
        return counted;
    }

    private sealed record Kept(long? PublicationId)
    {
        private int characters;

        public ConcurrentDictionary<string, object> Results { get; } = new();

        public int Grow(int by) => Interlocked.Add(ref characters, by);
    }
}
