using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Releases;
using OpenContracting.Jobs.Runs;
using OpenContracting.Publications;
using OpenContracting.Publications.Bulk;
using OpenContracting.Publications.Flat;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>Writes the bulk files of what was just published: one partition a year, and one for the tables over all years.</summary>
/// <remarks>
/// The publication is in sight already; its bulk files are when their manifest is (<see cref="WriteManifest"/>), and until then
/// those of the publication before are served. Nothing else is published meanwhile, so the projects stand still.
/// </remarks>
public sealed class WriteBulkFiles(
    PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher, TimeProvider clock) : IStage
{
    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation)
    {
        if (await OfRunAsync(db, run.Id, cancellation) is null)
            return [];
        var years = await PublishedPages.Of(db, null).GroupBy(project => project.Year)
            .Select(year => new { Year = year.Key, Projects = year.Count() })
            .OrderBy(year => year.Year).ToListAsync(cancellation);
        return
        [
            .. years.Select(year => new Share(year.Year.ToString(CultureInfo.InvariantCulture), null, year.Projects)),
            new Share(BulkNames.Full, null, years.Sum(year => year.Projects)),
        ];
    }

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.WriteBulkFiles, partitionId, WriteAsync, cancellation);

    /// <summary>What a run has published; null when it had nothing to publish.</summary>
    internal static Task<Publication?> OfRunAsync(Db db, long runId, CancellationToken cancellation) =>
        db.Publications.AsNoTracking().SingleOrDefaultAsync(
            publication => publication.RunId == runId && publication.State == PublicationState.Published, cancellation);

    private async Task WriteAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var publication = (await OfRunAsync(db, work.Run.Id, cancellation))!;
        if (work.Partition.From == BulkNames.Full)
        {
            await WriteTablesAsync(work, db, publication, cancellation);
            return;
        }

        var year = int.Parse(work.Partition.From!, CultureInfo.InvariantCulture);
        await WriteProjectsAsync(work, db, publication, year, cancellation);
        await WriteProcessesAsync(work, db, publication, year, cancellation);
    }

    private async Task WriteProjectsAsync(PartitionWork work, Db db, Publication publication, int year, CancellationToken cancellation)
    {
        var (part, metadata) = await PartAsync(work, db, publication, year, cancellation);
        await WriteIfNewAsync(part, BulkFormat.Lines, output => ZippedAsync(output, async gzip =>
        {
            var rows = 0L;
            await foreach (var json in JsonAsync(db, year, cancellation))
            {
                gzip.Write(json);
                gzip.WriteByte((byte)'\n');
                rows++;
            }

            return rows;
        }), cancellation);
        await WriteIfNewAsync(part, BulkFormat.Package, output => ZippedAsync(output, async gzip =>
        {
            var package = PackageWriter.ForProjects(gzip, metadata with { Uri = Address(BulkFormat.Package, part.Period) });
            await foreach (var json in JsonAsync(db, year, cancellation))
                package.Add(json);
            package.Finish();
            return package.Items;
        }), cancellation);
        await WriteIfNewAsync(part, BulkFormat.Csv, output => CsvAsync(db, year, metadata, output, cancellation), cancellation);
        await WriteIfNewAsync(part, BulkFormat.Tables, async output =>
        {
            using var flat = new Flattener(FlatLayout.Projects);
            await foreach (var json in JsonAsync(db, year, cancellation))
                flat.Add(json);
            flat.WriteZip(output, new FlatOptions { Name = "opencontracting-panama-" + part.Period, License = metadata.License });
            return flat.Items;
        }, cancellation);
        await WriteIfNewAsync(part, BulkFormat.Excel, output => Task.FromResult(ProjectWorkbook.Write(output, PublishedPages.Lines(db, year))), cancellation);
    }

    private async Task WriteProcessesAsync(PartitionWork work, Db db, Publication publication, int year, CancellationToken cancellation)
    {
        var metadata = publisher().Package(publication.DataAsOf, publication.Licence);
        using var hash = new InputHash(metadata);
        var newest = DateTimeOffset.UnixEpoch;
        await foreach (var page in PublishedPages.ProcessesAsync(db, year, process => new { process.Ocid, process.CompiledHash, process.Date }, cancellation))
            foreach (var process in page)
            {
                hash.Add(process.Ocid!);
                hash.Add(process.CompiledHash);
                newest = process.Date > newest ? process.Date.Value : newest;
            }

        var part = new BulkPart(work, databases, publication, year.ToString(CultureInfo.InvariantCulture), hash.Complete(), clock);
        metadata = metadata with { PublishedDate = newest };
        await WriteIfNewAsync(part, BulkFormat.Records, output => ZippedAsync(output, async gzip =>
        {
            var package = PackageWriter.ForRecords(gzip, metadata with { Uri = Address(BulkFormat.Records, part.Period) });
            await foreach (var page in PublishedPages.ProcessesAsync(db, year, process => new { process.ProcessKey, process.Ocid, process.Compiled }, cancellation))
            {
                var releases = await StoredHistory.RowsAsync(db.Releases, [.. page.Select(process => process.ProcessKey)], cancellation);
                foreach (var process in page)
                    package.Add(StoredHistory.Of(releases[process.ProcessKey]).Record(process.Ocid!, process.Compiled!));
            }

            package.Finish();
            return package.Items;
        }), cancellation);
        await WriteIfNewAsync(part, BulkFormat.Releases, output => ZippedAsync(output, async gzip =>
        {
            var package = PackageWriter.ForReleases(gzip, metadata with { Uri = Address(BulkFormat.Releases, part.Period) });
            await foreach (var page in PublishedPages.ProcessesAsync(db, year, process => process.ProcessKey, cancellation))
            {
                var releases = await StoredHistory.RowsAsync(db.Releases, page, cancellation);
                foreach (var release in page.SelectMany(key => StoredHistory.Of(releases[key]).Releases))
                    package.Add(release.Json.Span);
            }

            package.Finish();
            return package.Items;
        }), cancellation);
    }

    private async Task WriteTablesAsync(PartitionWork work, Db db, Publication publication, CancellationToken cancellation)
    {
        var (part, metadata) = await PartAsync(work, db, publication, null, cancellation);
        await WriteIfNewAsync(part, BulkFormat.Csv, output => CsvAsync(db, null, metadata, output, cancellation), cancellation);
        await WriteIfNewAsync(part, BulkFormat.GeoJson, output => ZippedAsync(output, async gzip =>
        {
            using var json = new ProjectGeoJson(gzip);
            await foreach (var line in LinesAsync(db, null, cancellation))
                json.Add(line);
            json.Finish();
            return json.Rows;
        }), cancellation);
        await WriteIfNewAsync(part, BulkFormat.Parquet, output => ProjectParquet.WriteAsync(output, LinesAsync(db, null, cancellation), cancellation), cancellation);
        await WriteIfNewAsync(part, BulkFormat.Describing, output =>
        {
            output.Write(DataPackage.Write(metadata with { Uri = publisher().Address + "/" }, "projects.csv"));
            return Task.FromResult((long)ProjectColumn.All.Count);
        }, cancellation);
        await ChangesFile.WriteAsync(db, part, cancellation);
    }

    /// <summary>The part of a year, or of all, and what its packages say: their date is that of the newest news in them, so that they stay what they are.</summary>
    private async Task<(BulkPart Part, PackageMetadata Metadata)> PartAsync(
        PartitionWork work, Db db, Publication publication, int? year, CancellationToken cancellation)
    {
        var metadata = publisher().Package(publication.DataAsOf, publication.Licence);
        using var hash = new InputHash(metadata);
        var newest = DateTimeOffset.UnixEpoch;
        await foreach (var row in PublishedPages.RowsAsync(
            db, year, project => new { project.ProjectId, project.Hash, project.Updated }, row => row.ProjectId, cancellation))
        {
            hash.Add(row.ProjectId);
            hash.Add(row.Hash);
            newest = row.Updated > newest ? row.Updated.Value : newest;
        }

        var period = year?.ToString(CultureInfo.InvariantCulture) ?? BulkNames.Full;
        return (new BulkPart(work, databases, publication, period, hash.Complete(), clock), metadata with { PublishedDate = newest });
    }

    private static async Task WriteIfNewAsync(BulkPart part, BulkFormat format, Func<Stream, Task<long>> write, CancellationToken cancellation)
    {
        if (!await part.IsThereAsync(format, cancellation))
            await part.WriteAsync(format, write, cancellation);
    }

    private static async Task<long> ZippedAsync(Stream output, Func<Stream, Task<long>> write)
    {
        await using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        await using var buffer = new BufferedStream(gzip, 1 << 16);
        return await write(buffer);
    }

    private static async Task<long> CsvAsync(Db db, int? year, PackageMetadata metadata, Stream output, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await using (var describing = await Entry("datapackage.json").OpenAsync(cancellation))
            describing.Write(DataPackage.Write(metadata, "projects.csv"));
        await using var table = await Entry("projects.csv").OpenAsync(cancellation);
        using var csv = new ProjectCsv(table, withMark: true);
        await foreach (var line in LinesAsync(db, year, cancellation))
            csv.Add(line);
        csv.Finish();
        return csv.Rows;

        ZipArchiveEntry Entry(string name)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = metadata.PublishedDate;
            return entry;
        }
    }

    private static async IAsyncEnumerable<byte[]> JsonAsync(
        Db db, int? year, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in PublishedPages.RowsAsync(db, year, project => new { project.ProjectId, project.Json }, row => row.ProjectId, cancellation))
            yield return row.Json;
    }

    private static IAsyncEnumerable<ProjectLine> LinesAsync(Db db, int? year, CancellationToken cancellation) =>
        PublishedPages.RowsAsync(db, year, ProjectLines.Of, line => line.Id, cancellation);

    private string Address(BulkFormat format, string period) => $"{publisher().Address}{BulkNames.Address}{period}/{format.Name}";
}
