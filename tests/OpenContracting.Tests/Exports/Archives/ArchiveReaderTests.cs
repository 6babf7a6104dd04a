using System.IO.Compression;
using System.Text;
using OpenContracting.Exports;

namespace OpenContracting.Tests.Exports.Archives;

public sealed class ArchiveReaderTests
{
    private const string Record = "ocid,compiledRelease/id,compiledRelease/publishedDate,compiledRelease/tender/id\n"
        + "ocds-213czf-X-1,ocds-213czf-X-1-2026-07-10T08:00:00-05:00,2026-07-10T08:00:00-05:00,X\n";

    [Fact]
    public void AFileThatUnpacksToFarMoreThanItsSizeIsRefused()
    {
        var (summary, sink) = CollectingSink.Read("bomba.zip", Zip(("records.csv", new byte[40 << 20])));

        Assert.Equal("zip-bomb", summary.Refusal?.Code);
        Assert.Empty(sink.Snapshots);
    }

    [Fact]
    public void AnArchiveCutOffIsRefused()
    {
        var whole = Zip(("records.csv", Encoding.UTF8.GetBytes(Record)));

        Assert.Equal("damaged-archive", CollectingSink.Read("cortado.zip", whole[..^30]).Summary.Refusal?.Code);
    }

    [Fact]
    public void NoRowOfATableWhoseCheckSumDisagreesIsUsed()
    {
        var bytes = Spoilt(Zip(
            CompressionLevel.NoCompression, ("records.csv", Encoding.UTF8.GetBytes(Record)),
            ("com_items.csv", "ocid,compiledRelease/tender/items/0/id\nocds-213czf-X-1,1\n"u8.ToArray())));

        var (summary, sink) = CollectingSink.Read("mes.zip", bytes);

        Assert.Contains("records", summary.UnknownTables);
        Assert.Equal([(0, "checksum-mismatch"), (2, "checksum-mismatch")], sink.Quarantined.Select(row => ((int)row.Row, row.Code)));
        Assert.DoesNotContain("2026", Encoding.UTF8.GetString(Assert.Single(sink.Snapshots).Content.Span));
        Assert.Equal(new TableCount("records", 2, 0, 2, 0), summary.Tables[0]);
    }

    [Fact]
    public void OfAFileWhoseCheckSumDisagreesNothingIsRead()
    {
        var releases = Releases(0, 400);
        var packed = Gzip(releases);
        packed[^6] ^= 1;
        var zipped = Spoilt(Zip(CompressionLevel.NoCompression, ("a.jsonl", "2026-01-01T08:00:00Z"u8.ToArray()), ("b.jsonl", releases)));

        Assert.Equal("damaged-entry", Refused("r.jsonl.gz", packed));
        Assert.Equal("damaged-entry", Refused("r.zip", Zip(("r.jsonl.gz", packed))));
        Assert.Equal("checksum-mismatch", Refused("libro.xlsx", Spoilt(Zip(CompressionLevel.NoCompression, ("xl/workbook.xml", "<a>08:00</a>"u8.ToArray())))));
        var (summary, sink) = CollectingSink.Read("r.zip", zipped);
        Assert.Equal((400, "a.jsonl", "checksum-mismatch"), (sink.Snapshots.Count, Assert.Single(sink.Quarantined).Table, sink.Quarantined[0].Code));
        Assert.Contains("a.jsonl", summary.UnknownTables);

        static string? Refused(string name, byte[] bytes)
        {
            var (summary, sink) = CollectingSink.Read(name, bytes);
            Assert.Empty(sink.Snapshots);
            return summary.Refusal?.Code;
        }
    }

    [Fact]
    public void APackedFileThatUnpacksToFarMoreThanItsSizeIsRefused()
    {
        var (summary, sink) = CollectingSink.Read("bomba.jsonl.gz", Gzip(new byte[40 << 20]));

        Assert.Equal("zip-bomb", summary.Refusal?.Code);
        Assert.Empty(sink.Snapshots);
    }

    [Fact]
    public void APackedFileCutOffIsUnknownAndItsRowsAreKept()
    {
        var whole = Gzip(Releases(0, 400));

        Assert.Empty(CollectingSink.Read("r.jsonl.gz", whole).Summary.UnknownTables);
        foreach (var cut in (int[])[1, 8, 20, whole.Length / 2])
        {
            var (summary, sink) = CollectingSink.Read("r.jsonl.gz", whole[..^cut]);

            Assert.Contains("r.jsonl", summary.UnknownTables);
            Assert.Contains(sink.Quarantined, row => row.Code == "truncated-entry");
        }
    }

    [Fact]
    public void PackedFilesOneAfterAnotherAreOneAndWholeUnlessTheLastIsCutOff()
    {
        byte[] both = [.. Gzip(Releases(0, 300)), .. Gzip(Releases(300, 900))];

        var (summary, sink) = CollectingSink.Read("r.jsonl.gz", both);

        Assert.Empty(summary.UnknownTables);
        Assert.Equal(900, sink.Snapshots.Count);
        Assert.Contains("r.jsonl", CollectingSink.Read("r.jsonl.gz", both[..^9]).Summary.UnknownTables);
    }

    private static byte[] Releases(int from, int to) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(from, to - from).Select(number =>
        $$"""{"ocid":"ocds-213czf-{{number}}","id":"{{number * 7919}}","date":"2026-01-01T00:00:00Z","tag":["tender"],"initiationType":"tender"}""" + "\n")));

    [Fact]
    public void RowsSpooledToFilesGiveTheSameStatesAsRowsInMemory()
    {
        var text = new StringBuilder("ocid,compiledRelease/publishedDate,compiledRelease/tender/id\n");
        for (var number = 0; number < 500; number++)
            text.Append($"ocds-213czf-{number % 400}-1,2026-07-10T08:00:00-05:00,{number % 400}\n");
        var archive = Zip(("records.csv", Encoding.UTF8.GetBytes(text.ToString())));
        var folder = Directory.CreateTempSubdirectory();

        var inMemory = CollectingSink.Read("mes.zip", archive);
        var inFiles = CollectingSink.Read("mes.zip", archive, new ExportOptions { SpoolThreshold = 0, TempFolder = folder.FullName });

        Assert.Equal(new TableCount("records", 500, 400, 0, 100), inFiles.Summary.Tables[0]);
        Assert.Equal(
            inMemory.Sink.Snapshots.Select(snapshot => Encoding.UTF8.GetString(snapshot.Content.Span)),
            inFiles.Sink.Snapshots.Select(snapshot => Encoding.UTF8.GetString(snapshot.Content.Span)));
        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }

    [Fact]
    public void ATableWithAbsurdlyManyColumnsIsLeftOut()
    {
        var header = "ocid," + string.Join(',', Enumerable.Range(0, 3_000));

        var (summary, sink) = CollectingSink.Read("mes.zip", Zip(("records.csv", Encoding.UTF8.GetBytes(header + "\n"))));

        var left = Assert.Single(sink.Quarantined);
        Assert.Equal(("too-many-columns", "3001 > 2000"), (left.Code, left.Value));
        Assert.Contains("records", summary.UnknownTables);
    }

    [Fact]
    public void OtherFilesInAnArchiveAreReadEachAsItsOwnExport()
    {
        var release = """{"ocid":"ocds-213czf-1","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"],"initiationType":"tender"}"""u8.ToArray();

        var (summary, sink) = CollectingSink.Read("varios.zip", Zip(("a/uno.json", release), ("dos.jsonl.gz", Gzip(release)), ("notas.txt", "hola"u8.ToArray())));

        Assert.Null(summary.Refusal);
        Assert.Equal(
            [new("a/uno.json: releases", 1, 1, 0, 0), new("dos.jsonl.gz: releases", 1, 1, 0, 0), new("notas.txt", 1, 0, 1, 0)],
            summary.Tables);
        Assert.Equal(2, sink.Snapshots.Count);
        Assert.Equal("unknown-shape", Assert.Single(sink.Quarantined).Code);
    }

    [Fact]
    public void AGzipFileCutOffGivesWhatCameBeforeAndIsUnknown()
    {
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(number =>
            $$"""{"ocid":"ocds-213czf-{{number}}","id":"{{number * 7919}}","date":"2026-01-01T00:00:00Z","tag":["tender"],"initiationType":"tender"}""" + "\n"));
        var packed = Gzip(Encoding.UTF8.GetBytes(lines));

        var (summary, sink) = CollectingSink.Read("cortado.jsonl.gz", packed[..(packed.Length / 2)]);

        Assert.NotEmpty(sink.Snapshots);
        Assert.NotEmpty(summary.UnknownTables);
        Assert.All(summary.Tables, table => Assert.Equal(table.Rows, table.Used + table.Quarantined + table.Duplicates));
    }

    [Fact]
    public void PackingInsidePackingInsidePackingIsRefused()
    {
        var inner = Zip(("c.zip", Zip(("b.zip", Zip(("a.json", "{}"u8.ToArray()))))));

        var (summary, _) = CollectingSink.Read("muñeca.zip", inner);

        Assert.Equal("packed-too-deep", summary.Refusal?.Code);
    }

    // One digit of the time becomes another, and the sum stays.
    private static byte[] Spoilt(byte[] bytes)
    {
        bytes[bytes.AsSpan().IndexOf("08:00"u8)] = (byte)'1';
        return bytes;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files) => Zip(CompressionLevel.Optimal, files);

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            packed.Write(content);
        return bytes.ToArray();
    }
}
