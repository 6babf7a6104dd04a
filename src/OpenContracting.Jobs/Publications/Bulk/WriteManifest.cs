using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Publications.Bulk;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>
/// Joins the files over all years from those of the years, takes the older files of changes over, and writes the manifest,
/// with which all of them come in sight at once; then removes what the rule does not keep.
/// </summary>
public sealed class WriteManifest(
    PartitionRunner partitions, IDbContextFactory<Db> databases, Func<Publisher> publisher, TimeProvider clock) : IStage
{
    /// <summary>Files of changes that stay: about two months of daily publications.</summary>
    private const int ChangesFiles = 60;

    private const string Signature = "application/octet-stream";

    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation) =>
        await WriteBulkFiles.OfRunAsync(db, run.Id, cancellation) is null ? [] : Share.Whole();

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.WriteManifest, partitionId, WriteAsync, cancellation);

    private async Task WriteAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var publication = (await WriteBulkFiles.OfRunAsync(db, work.Run.Id, cancellation))!;
        var part = new BulkPart(work, databases, publication, BulkNames.Full, [], clock);
        await JoinLinesAsync(db, part, cancellation);
        await NamePackageAsync(db, part, cancellation);
        await TakeChangesOverAsync(db, part, cancellation);

        var manifest = (await ManifestAsync(db, publication, cancellation)).Write();
        var sums = await SumsAsync(db, publication, cancellation);
        using var key = await SigningKey.ReadAsync(work, cancellation);
        await WriteAsync(BulkNames.Sums, "text/plain; charset=utf-8", sums);
        await WriteAsync(BulkNames.Sums + BulkNames.SignatureEnding, Signature, key.Sign(sums));
        await WriteAsync(BulkNames.SigningKey, "application/x-pem-file", Encoding.ASCII.GetBytes(key.PublicPem));
        await WriteAsync(BulkNames.Manifest + BulkNames.SignatureEnding, Signature, key.Sign(manifest));
        await WriteAsync(BulkNames.Manifest, "application/json", manifest);
        await KeptFiles.RemoveOldBulkAsync(db, clock.GetUtcNow(), cancellation);

        Task WriteAsync(string name, string contentType, byte[] bytes) =>
            this.WriteAsync(work, publication, name, contentType, bytes, cancellation);
    }

    /// <summary>Gzip files one after the other are a gzip file: the whole is the years, not packed again.</summary>
    private async Task JoinLinesAsync(Db db, BulkPart part, CancellationToken cancellation)
    {
        var ending = "/" + BulkFormat.Lines.Name;
        var years = await db.PublicationFiles.AsNoTracking()
            .Where(file => file.PublicationId == part.Publication.Id && file.Name.EndsWith(ending) && file.Name != BulkFormat.Lines.In(BulkNames.Full))
            .OrderBy(file => file.Name).ToListAsync(cancellation);
        await part.WriteAsync(BulkFormat.Lines, async output =>
        {
            foreach (var year in years)
            {
                await using var stream = new PublicationStream(databases, year);
                // A chunk at a time: the writer of chunks cannot wait.
                var buffer = new byte[PublicationChunk.Length];
                for (var read = await stream.ReadAsync(buffer, cancellation); read > 0; read = await stream.ReadAsync(buffer, cancellation))
                    output.Write(buffer, 0, read);
            }

            return years.Sum(year => year.Rows);
        }, cancellation);
    }

    /// <summary>The package over all years is the one CoST fetches, as it is packed there.</summary>
    private static async Task NamePackageAsync(Db db, BulkPart part, CancellationToken cancellation)
    {
        var packed = await db.PublicationFiles.AsNoTracking().SingleAsync(
            file => file.PublicationId == part.Publication.Id && file.Name == PackageFiles.Name && file.Encoding == "gzip", cancellation);
        var named = part.Again(packed, BulkFormat.Package.In(BulkNames.Full));
        named.ContentType = BulkFormat.Package.MediaType;
        await part.AddAsync(named, packed.Rows, cancellation);
    }

    private static async Task TakeChangesOverAsync(Db db, BulkPart part, CancellationToken cancellation)
    {
        const string folder = BulkNames.Folder + BulkNames.Changes + "/";
        var older = await db.PublicationFiles.AsNoTracking()
            .Where(file => file.PublicationId < part.Publication.Id && file.Name.StartsWith(folder))
            .OrderByDescending(file => file.PublicationId).ThenByDescending(file => file.Id).Take(2 * ChangesFiles).ToListAsync(cancellation);
        foreach (var file in older.DistinctBy(file => file.Name).Take(ChangesFiles))
            await part.AddAsync(part.Again(file, file.Name), file.Rows, cancellation);
    }

    private async Task<BulkManifest> ManifestAsync(Db db, Publication publication, CancellationToken cancellation)
    {
        var who = publisher();
        var lastChange = await db.PublishedPointers.Select(pointer => pointer.LastChange).SingleAsync(cancellation);
        var older = await KeptFiles.WithManifestAsync(db, cancellation);
        var kept = KeptFiles.Kept([publication, .. older.Where(one => one.Id != publication.Id)], clock.GetUtcNow());
        return new BulkManifest
        {
            Publication = publication.Id,
            PublishedAt = publication.PublishedAt!.Value,
            DataAsOf = publication.DataAsOf,
            Publisher = who.Name,
            Licence = publication.Licence,
            Projects = publication.Projects,
            LastChange = lastChange,
            Signature = $"{who.Address}{BulkNames.AddressOf(publication.Id)}manifest.json{BulkNames.SignatureEnding}",
            SigningKey = $"{who.Address}{BulkNames.Address}{BulkNames.SigningKey[BulkNames.Folder.Length..]}",
            Changes = $"{who.Address}/api/v1/changes?since={lastChange}",
            Files = [.. (await FilesAsync(db, publication, cancellation)).Select(file => Describe(file, publication, who.Address))],
            Snapshots = [.. older.Where(one => one.Id != publication.Id && kept.Contains(one.Id)).Select(one => new BulkSnapshot(
                one.Id, one.PublishedAt!.Value, $"{who.Address}{BulkNames.AddressOf(one.Id)}manifest.json"))],
        };
    }

    private static BulkFile Describe(PublicationFile file, Publication publication, string address)
    {
        var name = file.Name[BulkNames.Folder.Length..];
        var format = BulkFormat.Of(name);
        return new BulkFile
        {
            Name = name,
            Uri = $"{address}{BulkNames.AddressOf(publication.Id)}{name}",
            Latest = $"{address}{BulkNames.Address}{name}",
            Period = name.Split('/')[0],
            Format = format.Name,
            MediaType = file.ContentType,
            Bytes = file.Size,
            Rows = file.Rows,
            Sha256 = Convert.ToHexStringLower(file.Sha256),
            Schema = format.Schema is null ? null : address + format.Schema,
        };
    }

    private static async Task<List<PublicationFile>> FilesAsync(Db db, Publication publication, CancellationToken cancellation) =>
    [
        .. (await db.PublicationFiles.AsNoTracking()
            .Where(file => file.PublicationId == publication.Id && file.Name.StartsWith(BulkNames.Folder)
                && !BulkNames.AboutFiles.Contains(file.Name))
            .ToListAsync(cancellation)).OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>The hashes as <c>sha256sum --check</c> reads them.</summary>
    private static async Task<byte[]> SumsAsync(Db db, Publication publication, CancellationToken cancellation) =>
        Encoding.UTF8.GetBytes(string.Concat((await FilesAsync(db, publication, cancellation))
            .Select(file => $"{Convert.ToHexStringLower(file.Sha256)}  {file.Name[BulkNames.Folder.Length..]}\n")));

    private async Task WriteAsync(
        PartitionWork work, Publication publication, string name, string contentType, byte[] bytes, CancellationToken cancellation)
    {
        using var content = await ContentWriter.BeginAsync(work, clock.GetUtcNow(), cancellation);
        content.Output.Write(bytes);
        var file = await content.FinishAsync(publication.Id, name, contentType, "identity");
        await work.CommitAsync(async db =>
        {
            db.PublicationFiles.RemoveRange(db.PublicationFiles.Where(old => old.PublicationId == publication.Id && old.Name == name));
            await db.SaveChangesAsync(cancellation);
            db.PublicationFiles.Add(file);
            await db.SaveChangesAsync(cancellation);
            return 1;
        }, 0, cancellation);
    }
}
