using System.Collections.Concurrent;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Queries;

/// <summary>The projects asked for lately, as they are sent; empty again with every publication.</summary>
public sealed class ProjectCache(Published published)
{
    /// <summary>What all of them may weigh; who asks for more than this is served from the database.</summary>
    private const long LargestWeight = 64L << 20;

    private volatile Kept kept = new(null);

    /// <summary>A project that was asked for since the last publication; null when it was not.</summary>
    public async ValueTask<CachedProject?> FindAsync(string id, CancellationToken cancellation) =>
        (await CurrentAsync(cancellation)).Projects.GetValueOrDefault(id);

    /// <summary>Keeps a project, if the publication it was read from is still the one in sight.</summary>
    public async ValueTask KeepAsync(string id, CachedProject project, Publication? readFrom, CancellationToken cancellation)
    {
        var current = await CurrentAsync(cancellation);
        if (readFrom is null || current.PublicationId != readFrom.Id || Interlocked.Add(ref current.Weight, project.Json.Length) > LargestWeight)
            return;
        current.Projects[id] = project;
    }

    private async ValueTask<Kept> CurrentAsync(CancellationToken cancellation)
    {
        var publication = await published.CurrentAsync(cancellation);
        var now = kept;
        if (now.PublicationId != publication?.Id)
            kept = now = new Kept(publication?.Id);
        return now;
    }

    private sealed class Kept(long? publicationId)
    {
        public long Weight;

        public long? PublicationId => publicationId;

        public ConcurrentDictionary<string, CachedProject> Projects { get; } = new();
    }
}
