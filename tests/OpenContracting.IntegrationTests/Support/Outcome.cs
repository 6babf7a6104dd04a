using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>All that a database holds after its exports have taken effect, as lines; the same exports give the same lines.</summary>
public static class Outcome
{
    public static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return
        [
            .. (await db.Exports.ToListAsync()).Select(row => $"export {row.Name} {Hex(row.Sha256)} {row.State} {row.Snapshots}").Order(),
            .. (await db.ExportQuarantine.ToListAsync()).Select(row => $"quarantine {row.Table} {row.Row} {row.Code}").Order(),
            .. (await db.ExportTables.ToListAsync()).Select(row => $"table {row.Table} {row.Rows} {row.Used} {row.Quarantined} {row.Duplicates}").Order(),
            .. (await db.Releases.ToListAsync()).Select(row => $"release {row.ProcessKey} {row.ReleaseId} {Hex(row.Hash)}").Order(),
            .. (await db.ContractingProcesses.ToListAsync())
                .Select(row => $"process {row.ProcessKey} {row.Ocid} {Hex(row.CompiledHash)} {row.Outcome} {row.ProjectId}").Order(),
            .. (await db.Projects.ToListAsync()).Select(row => $"project {row.ProjectId} {row.State} {row.Version} {Hex(row.Hash)} {row.Title}").Order(),
            .. (await db.ProjectVersions.ToListAsync()).Select(row => $"version {row.ProjectId} {row.Version} {Hex(row.Hash)}").Order(),
            .. (await db.Changes.OrderBy(row => row.Sequence).ToListAsync())
                .Select(row => $"change {row.Sequence} {row.ProjectId} {row.Kind} {row.Version} {Hex(row.Hash)}"),
            .. (await PublishedFilesAsync(database)).Select(Line).Order(),
        ];
    }

    /// <summary>Nothing is left of work under way: no upload, no draft, no file that no publication has.</summary>
    public static async Task AssertNothingLeftOverAsync(TestDatabase database)
    {
        await using var db = database.Open();
        Assert.Empty(await db.Runs.Where(run => run.State != RunState.Done).Select(run => $"{run.Kind} {run.State} {run.Error}").ToListAsync());
        Assert.Empty(await db.RunFaults.Select(fault => fault.Error).ToListAsync());
        Assert.Equal(0, await db.Exports.CountAsync(export => export.State == ExportState.Receiving));
        Assert.Equal(0, await db.ExportChunks.CountAsync(chunk => !db.Exports.Any(export => export.Id == chunk.ExportId)));
        Assert.Equal(0, await db.ProjectDrafts.CountAsync());
        Assert.Equal(0, await db.Publications.CountAsync(publication => publication.State != PublicationState.Published));
        Assert.Equal(0, await db.PublicationChunks.CountAsync(chunk => !db.PublicationFiles.Any(file => file.ContentId == chunk.ContentId)));
    }

    /// <summary>The files the public sees now; the bytes of each are checked against its hash.</summary>
    public static async Task<IReadOnlyList<PublicationFile>> PublishedFilesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var files = await db.PublicationFiles
            .Where(file => db.PublishedPointers.Any(pointer => pointer.PublicationId == file.PublicationId)).ToListAsync();
        foreach (var file in files)
        {
            await using var stream = new PublicationStream(database.Contexts, file);
            Assert.Equal(file.Sha256, await SHA256.HashDataAsync(stream));
        }

        return files;
    }

    /// <summary>Archives, tables, changes and the manifest say when they were published, which no two runs do at once.</summary>
    private static string Line(PublicationFile file) =>
        file.Name.StartsWith("bulk/", StringComparison.Ordinal) && !(file.Name.EndsWith(".json.gz", StringComparison.Ordinal) || file.Name.EndsWith("/projects.jsonl.gz", StringComparison.Ordinal))
            ? $"file {file.Name}"
            : $"file {file.Name} {file.Encoding} {file.Size} {Hex(file.Sha256)}";

    private static string Hex(byte[]? bytes) => bytes is null ? "-" : Convert.ToHexStringLower(bytes);
}
