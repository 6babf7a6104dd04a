using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Worksheets;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Worksheets;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Worksheets;

/// <summary>Takes files of the index in, whole or not at all: an official edition with its figures, or a worksheet's parts and weights.</summary>
public sealed class IndexIntake(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 5 << 20;

    /// <summary>Who brought what an instance begins with: the portal itself.</summary>
    public const string Seed = "seed";

    private const int LongestFileName = 200;

    /// <summary>Takes a file in: as a new edition, or in place of the file that counted for it until now, which stays.</summary>
    public async Task<IndexTaking> TakeAsync(byte[] bytes, string fileName, IndexKind kind, string? source, string by, CancellationToken cancellation)
    {
        var reading = IndexTable.Read(new MemoryStream(bytes), kind);
        if (reading.Faults.Count > 0)
            return new(IndexOutcome.Faulty, reading.Edition, null, reading.Faults);
        var said = source?.Replace("\0", "").ReplaceLineEndings(" ").Trim() ?? "";
        var name = fileName.Length > LongestFileName ? fileName[..LongestFileName] : fileName;
        var (outcome, edition) = await db.TransactionAsync(() => WriteAsync(reading, name, kind, said, by, cancellation), cancellation);
        if (outcome is IndexOutcome.Made or IndexOutcome.Replaced)
            await audit.RecordAsync(by, "index-imported", edition!.Name, $"{name}: {reading.Rows.Count} rows");
        return new(outcome, reading.Edition, edition?.Id, []);
    }

    /// <summary>Takes in the editions of the table that the program comes with, or that an operator laid over it, unless they are there.</summary>
    public async Task PlantAsync()
    {
        var known = await db.IndexEditions.Select(edition => edition.Name).ToListAsync();
        foreach (var edition in TransparencyIndex.Of().All.GroupBy(row => row.Edition).Where(edition => !known.Contains(edition.Key)))
            db.IndexEditions.Add(New(edition.Key, IndexKind.Official, edition.First().Source, Seed, Import([.. edition], "transparency-index.csv", Seed)));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another process of the same instance started at the same moment and was first.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<(IndexOutcome, IndexEdition?)> WriteAsync(IndexReading reading, string file, IndexKind kind, string source, string by, CancellationToken cancellation)
    {
        var edition = await db.IndexEditions.SingleOrDefaultAsync(each => each.Name == reading.Edition, cancellation);
        if (source.Length > IndexEdition.LongestSource || (edition is null && source.Length == 0))
            return (IndexOutcome.NoSource, edition);
        if (edition is not null && edition.Kind != kind)
            return (IndexOutcome.OtherKind, edition);
        if (edition is { Kind: IndexKind.Worksheet, State: not IndexState.Open })
            return (IndexOutcome.NotOpen, edition);
        var import = Import(reading.Rows, file, by);
        if (edition is null)
        {
            db.IndexEditions.Add(edition = New(reading.Edition, kind, source, by, import));
            await db.SaveChangesAsync(cancellation);
            return (IndexOutcome.Made, edition);
        }

        var last = await db.IndexImports.AsNoTracking().Include(each => each.Rows).Where(each => each.EditionId == edition.Id).OrderByDescending(each => each.Id).FirstAsync(cancellation);
        var isSame = last.Rows.OrderBy(row => row.Position).Select(Said).SequenceEqual(import.Rows.Select(Said));
        if (isSame && source.Length == 0)
            return (IndexOutcome.Unchanged, edition);
        edition.Source = source.Length == 0 ? edition.Source : source;
        import.EditionId = edition.Id;
        db.IndexImports.Add(import);
        await db.SaveChangesAsync(cancellation);
        return (IndexOutcome.Replaced, edition);

        static (string, string?, string, string, string?, decimal?, decimal?, string) Said(IndexRow row) =>
            (row.Node, row.Parent, row.Spanish, row.English, row.Institution, row.Weight, row.Score, row.Source);
    }

    /// <summary>An official edition was public before it came here; a worksheet begins open.</summary>
    private IndexEdition New(string name, IndexKind kind, string source, string by, IndexImport import) => new()
    {
        Name = name,
        Kind = kind,
        State = kind == IndexKind.Official ? IndexState.Published : IndexState.Open,
        Source = source,
        StateAt = clock.GetUtcNow(),
        StateBy = by,
        Imports = [import],
    };

    private IndexImport Import(IReadOnlyList<IndexScore> rows, string file, string by) => new()
    {
        FileName = file,
        At = clock.GetUtcNow(),
        By = by,
        Rows =
        [
            .. rows.Select((row, position) => new IndexRow
            {
                Position = position,
                Node = row.Node,
                Parent = row.Parent,
                Spanish = row.Spanish,
                English = row.English,
                Institution = row.Institution,
                Weight = row.Weight,
                Score = row.Score,
                Source = row.Source,
            }),
        ],
    };
}
