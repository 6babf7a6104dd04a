using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>What a publication changed, as one file: the entries of the change feed with the projects in them, JSON Lines.</summary>
internal static class ChangesFile
{
    private const int PageSize = 200;

    public static async Task WriteAsync(Db db, BulkPart full, CancellationToken cancellation)
    {
        var changes = db.Changes.AsNoTracking().Where(change => change.PublicationId == full.Publication.Id);
        if (!await changes.AnyAsync(cancellation))
            return;
        var (first, last) = (await changes.MinAsync(change => change.Sequence, cancellation), await changes.MaxAsync(change => change.Sequence, cancellation));
        var format = BulkFormat.Changes with { Name = $"{first}-{last}.jsonl.gz" };
        await full.In(BulkNames.Changes).WriteAsync(format, async output =>
        {
            await using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
            var rows = 0L;
            var after = first - 1;
            while (true)
            {
                var page = await changes.Where(change => change.Sequence > after).OrderBy(change => change.Sequence).Take(PageSize)
                    .Select(change => new
                    {
                        Change = change,
                        db.ProjectVersions.First(version => version.ProjectId == change.ProjectId && version.Version == change.Version).Json,
                    }).ToListAsync(cancellation);
                foreach (var row in page)
                    gzip.Write(Line(row.Change, row.Json));
                rows += page.Count;
                if (page.Count < PageSize)
                    return rows;
                after = page[^1].Change.Sequence;
            }
        }, cancellation);
    }

    private static byte[] Line(Change change, byte[] project)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", change.Sequence);
            json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()));
            json.WriteString("id", change.ProjectId);
            json.WriteNumber("version", change.Version);
            json.WriteString("at", change.At);
            if (change.MergedInto is not null)
                json.WriteString("mergedInto", change.MergedInto);
            if (project.Length > 0)
            {
                json.WritePropertyName("project");
                json.WriteRawValue(project, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
