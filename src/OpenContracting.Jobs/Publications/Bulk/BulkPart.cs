using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>The files of one period that are made from the same input: taken over when the input is as it was, else written.</summary>
internal sealed class BulkPart(
    PartitionWork work, IDbContextFactory<Db> databases, Publication publication, string period, byte[] inputHash, TimeProvider clock)
{
    public Publication Publication => publication;

    public string Period => period;

    /// <summary>The same input in another folder.</summary>
    public BulkPart In(string folder) => new(work, databases, publication, folder, inputHash, clock);

    /// <summary>Whether the file of a format is there now, because its content could be taken over or an earlier attempt wrote it.</summary>
    public async Task<bool> IsThereAsync(BulkFormat format, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var name = format.In(period);
        var known = await db.PublicationFiles.AsNoTracking()
            .Where(file => file.Name == name && file.InputHash == inputHash)
            .OrderByDescending(file => file.Id).FirstOrDefaultAsync(cancellation);
        if (known is null)
            return false;
        if (known.PublicationId != publication.Id)
            await AddAsync(Again(known, name), cancellation);
        return true;
    }

    /// <summary>Writes the file of a format.</summary>
    /// <param name="format">Which.</param>
    /// <param name="write">Writes it and returns how many rows it has.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task WriteAsync(BulkFormat format, Func<Stream, Task<long>> write, CancellationToken cancellation)
    {
        using var content = await ContentWriter.BeginAsync(work, clock.GetUtcNow(), cancellation);
        var rows = await write(content.Output);
        await AddAsync(await content.FinishAsync(publication.Id, format.In(period), format.MediaType, "identity"), rows, cancellation);
    }

    public Task AddAsync(PublicationFile file, long rows, CancellationToken cancellation)
    {
        file.Rows = rows;
        file.InputHash = inputHash;
        return AddAsync(file, cancellation);
    }

    /// <summary>The bytes of a file once more, under another name or for another publication.</summary>
    public PublicationFile Again(PublicationFile file, string name) => new()
    {
        PublicationId = publication.Id,
        ContentId = file.ContentId,
        Name = name,
        ContentType = file.ContentType,
        Encoding = "identity",
        Size = file.Size,
        Sha256 = file.Sha256,
        ETag = file.ETag,
        Rows = file.Rows,
        InputHash = inputHash,
    };

    /// <summary>In place of what an interrupted attempt left under that name.</summary>
    private Task AddAsync(PublicationFile file, CancellationToken cancellation) => work.CommitAsync(async db =>
    {
        db.PublicationFiles.RemoveRange(db.PublicationFiles.Where(old => old.PublicationId == publication.Id && old.Name == file.Name));
        await db.SaveChangesAsync(cancellation);
        db.PublicationFiles.Add(file);
        await db.SaveChangesAsync(cancellation);
        return 1;
    }, 0, cancellation);
}
