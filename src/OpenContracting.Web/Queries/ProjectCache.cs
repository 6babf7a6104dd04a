using System.Collections.Concurrent;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Queries;

/// <summary>The projects asked for lately, as they are sent; empty again with every publication.</summary>
public sealed class ProjectCache(Published published)
{
    /// <summary>What all of them may weigh, as they are and compressed, which is less than as much again; who asks for more than this is served from the database.</summary>
    private const long LargestWeight = 64L << 20;

    private volatile Kept kept = new(null);

    /// <summary>A project that was asked for since the last publication; null when it was not, and when it must be asked which publication is the last.</summary>
    public CachedProject? Find(ReadOnlySpan<char> id) =>
        published.TryCurrent(out var publication) && kept is var now && now.PublicationId == publication?.Id && now.BySpan.TryGetValue(id, out var project) ? project : null;

    /// <summary>As <see cref="Find"/>, and asks.</summary>
    public async ValueTask<CachedProject?> FindAsync(string id, CancellationToken cancellation) =>
        (await CurrentAsync(cancellation)).Projects.GetValueOrDefault(id);

    /// <summary>Keeps a project, if the publication it was read from is still the one in sight.</summary>
    public async ValueTask KeepAsync(CachedProject project, Publication? readFrom, CancellationToken cancellation)
    {
        var current = await CurrentAsync(cancellation);
        if (readFrom is null || current.PublicationId != readFrom.Id || Interlocked.Add(ref current.Weight, project.Body.Length * 2L) > LargestWeight)
            return;
        current.Projects[project.Id] = project;
    }

    private async ValueTask<Kept> CurrentAsync(CancellationToken cancellation)
    {
        var publication = await published.CurrentAsync(cancellation);
        var now = kept;
        if (now.PublicationId != publication?.Id)
            kept = now = new Kept(publication?.Id);
        return now;
    }

    private sealed class Kept
    {
        public long Weight;

        public Kept(long? publicationId)
        {
            PublicationId = publicationId;
            BySpan = Projects.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public long? PublicationId { get; }

        public ConcurrentDictionary<string, CachedProject> Projects { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, CachedProject>.AlternateLookup<ReadOnlySpan<char>> BySpan { get; }
    }
}
