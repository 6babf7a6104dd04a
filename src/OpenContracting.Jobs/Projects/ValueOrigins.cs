using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Releases;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Projects;

/// <summary>Where the values of a published project or process come from: made again of the stored releases, with everything remembered.</summary>
/// <remarks>
/// Nothing of it is stored but the compact provenance of each release: it is asked seldom, and a project is mapped in milliseconds.
/// The exports in it go by their numbers.
/// </remarks>
public sealed class ValueOrigins(Db db, Func<Publisher> publisher)
{
    /// <summary>Of a published project; null when there is none with this id.</summary>
    public async Task<KnownOrigins?> OfProjectAsync(string projectId, CancellationToken cancellation)
    {
        var published = await db.Projects.AsNoTracking()
            .FirstOrDefaultAsync(project => project.ProjectId == projectId && project.State == ProjectState.Published, cancellation);
        var plan = await db.ProjectPlans.AsNoTracking().FirstOrDefaultAsync(row => row.ProjectId == projectId && row.Live, cancellation);
        if (published is null || plan is null)
            return null;
        var asOf = await db.PublishedPointers.Where(pointer => pointer.Id == PublishedPointer.TheOne)
            .Join(db.Publications, pointer => pointer.PublicationId, publication => publication.Id, (_, publication) => publication.DataAsOf)
            .SingleAsync(cancellation);

        var entry = ProjectIdMap.Parse(plan.Entry).Entries[0];
        var keys = entry.Processes.ToList();
        var processes = await OriginsAsync(
            await db.ContractingProcesses.AsNoTracking()
                .Where(process => keys.Contains(process.ProcessKey) && process.Compiled != null).ToListAsync(cancellation), cancellation);
        var project = ProjectMapper.Map(
            MapProjects.Identity(entry, plan, await StoredCodes.AcceptedAsync(db, cancellation)),
            [.. keys.Where(processes.ContainsKey).Select(key => processes[key].Process)],
            MapProjects.Options(publisher(), asOf, withProvenance: true));
        return new KnownOrigins(projectId, published.Json, project.Provenance, ProvenanceOf(processes));
    }

    /// <summary>Of a process of a published project, by its ocid or its number; null when there is none.</summary>
    public async Task<KnownOrigins?> OfProcessAsync(string ocidOrNumber, CancellationToken cancellation)
    {
        var process = await db.ContractingProcesses.AsNoTracking()
            .Where(row => (row.Ocid == ocidOrNumber || row.ExternalReference == ocidOrNumber) && row.Compiled != null)
            .Where(row => db.Projects.Any(project => project.ProjectId == row.ProjectId && project.State == ProjectState.Published))
            .OrderBy(row => row.Id).FirstOrDefaultAsync(cancellation);
        if (process is null || (await OriginsAsync([process], cancellation)).Values.SingleOrDefault() is not { } known)
            return null;
        return new KnownOrigins(
            process.Ocid ?? process.ExternalReference!, known.Process.CompiledRelease, null,
            new Dictionary<string, ReadOnlyMemory<byte>> { [process.ProcessKey] = known.Provenance });
    }

    private async Task<Dictionary<string, Remembered>> OriginsAsync(List<ContractingProcess> processes, CancellationToken cancellation)
    {
        var keys = processes.Select(process => process.ProcessKey).ToList();
        var releases = (await (await PublishedReleases.OfAsync(db, cancellation)).Where(release => keys.Contains(release.ProcessKey)).ToListAsync(cancellation))
            .ToLookup(release => release.ProcessKey);
        return processes.Where(process => releases.Contains(process.ProcessKey)).ToDictionary(process => process.ProcessKey, process =>
        {
            var history = StoredHistory.Of([.. releases[process.ProcessKey]], withProvenance: true);
            return new Remembered(
                new CompiledProcess { ProcessKey = process.ProcessKey, CompiledRelease = history.CompiledJson(), Releases = history.Releases },
                history.Compiled().Provenance);
        });
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ProvenanceOf(Dictionary<string, Remembered> processes) =>
        processes.ToDictionary(process => process.Key, process => process.Value.Provenance);

    private sealed record Remembered(CompiledProcess Process, ReadOnlyMemory<byte> Provenance);
}
