using System.IO.Compression;
using System.Text;
using OpenContracting.Standards;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>The same data give the same notices in whatever shape they come, and on however many cores they are judged.</summary>
public sealed class InputShapeTests
{
    private const string Project = """{"id":"oc4ids-synth1-1","title":"","updated":"2025-02-30T00:00:00Z"}""";
    private const string Release = """{"ocid":"ocds-synth1-1","id":"1","date":"2025-02-30T00:00:00Z","tag":["tender"],"initiationType":"tender"}""";
    private const string Head = """{"version":"0.9","uri":"https://example.org/","publishedDate":"2026-01-01T00:00:00Z","publisher":{"name":"Synthetic"},"projects":[""";

    public static TheoryData<string, string, long, string> Shapes => new()
    {
        { "a package", Head + Project + "]}", 1, "/projects/0/title" },
        { "a bare project", Project, 1, "/title" },
        { "JSON Lines", Project + "\n" + Project.Replace("-1\"", "-2\"") + "\n", 2, "/title /title" },
        { "JSON Lines with blank lines and CRLF", Project + "\r\n\r\n" + Project.Replace("-1\"", "-2\"") + "\r\n", 2, "/title /title" },
        { "JSON one after the other", Project + Project.Replace("-1\"", "-2\"") + " " + Project.Replace("-1\"", "-3\""), 3, "/title /title /title" },
        { "indented JSON one after the other", Project.Replace(",", ",\n  ") + "\n" + Project.Replace("-1\"", "-2\""), 2, "/title /title" },
        { "packages one after the other", Head + Project + "]}\n" + Head + Project.Replace("-1\"", "-2\"") + "]}", 2, "/projects/0/title /projects/1/title" },
        { "a list", "[" + Project + "]", 1, "/0/title" },
        { "the version after the projects", "{\"projects\":[" + Project + "],\"version\":\"0.9\",\"uri\":\"https://example.org/\",\"publishedDate\":\"2026-01-01T00:00:00Z\",\"publisher\":{\"name\":\"S\"}}", 1, "/projects/0/title" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void EveryShapeIsReadFromMemoryPipeGzipAndZip(string shape, string text, long items, string pointers)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var (container, report) in new[]
        {
            ("memory", Validator.Validate(bytes)),
            ("a pipe", Validator.Validate(new PiecesStream(bytes.Select(one => new[] { one })))),
            ("gzip", Validator.Validate(Gzip(bytes))),
            ("gzip from a pipe", Validator.Validate(new PiecesStream([Gzip(bytes)]))),
            ("zip", Validator.Validate(Zip(bytes))),
            ("zip from a pipe", Validator.Validate(new PiecesStream([Zip(bytes)]))),
        })
        {
            Assert.True(items == report.Items, $"{shape} from {container}: {report.Items} items");
            Assert.Equal(pointers, string.Join(' ', report.Notices.Where(notice => notice.Code == "too-short").Select(notice => notice.Pointer)));
            Assert.Equal(items, report.Notices.LongCount(notice => notice.Code == "invalid-date-time"));
            Assert.DoesNotContain(report.Notices, notice => notice.Code == "invalid-json");
        }
    }

    [Theory]
    [InlineData("{\"uri\":\"https://example.org/\",\"version\":\"1.1\",\"publishedDate\":\"2026-01-01T00:00:00Z\",\"publisher\":{\"name\":\"S\"},\"releases\":[$]}", "/releases/0/date")]
    [InlineData("$", "/date")]
    [InlineData("{\"ocid\":\"ocds-synth1-1\",\"releases\":[$]}", "/releases/0/date")]
    [InlineData("{\"uri\":\"https://example.org/\",\"version\":\"1.1\",\"publishedDate\":\"2026-01-01T00:00:00Z\",\"publisher\":{\"name\":\"S\"},\"records\":[{\"ocid\":\"ocds-synth1-1\",\"releases\":[$]}]}", "/records/0/releases/0/date")]
    public void ReleasesAndRecordsAreReadBareAndInPackages(string shape, string pointer)
    {
        var report = Validator.Validate(Encoding.UTF8.GetBytes(shape.Replace("$", Release)));

        Assert.Equal(1, report.Items);
        Assert.Equal(pointer, Assert.Single(report.Notices, notice => notice.Code == "invalid-date-time").Pointer);
    }

    [Theory]
    [InlineData(DocumentKind.Project, 1000)]
    [InlineData(DocumentKind.Project, 7)]
    [InlineData(DocumentKind.Release, 1000)]
    public void ReportIsTheSameOnAnyNumberOfCores(DocumentKind kind, int keptPerCode)
    {
        var bytes = Package(kind, 300);

        var reports = new[] { 1, 2, 5 }.Select(workers =>
        {
            var sink = new List<Notice>();
            var options = new ValidationOptions { Workers = workers, ChunkBytes = 4096, KeptPerCode = keptPerCode, Clock = new FixedClock() };
            var report = Validator.Validate(bytes, options);
            Validator.Validate(bytes, options with { Sink = new Collected(sink) });
            return (Report: report, All: sink);
        }).ToList();

        var first = reports[0];
        Assert.True(first.Report.Counts.Count > 20, $"{first.Report.Counts.Count} rules: the mistakes are too few to show anything.");
        Assert.Equal(first.Report.Notices.OrderBy(notice => notice.Offset).Select(notice => notice.Offset), first.Report.Notices.Select(notice => notice.Offset));
        foreach (var (report, all) in reports.Skip(1))
        {
            Assert.Equal(Lines(first.Report.Notices), Lines(report.Notices));
            Assert.Equal(first.Report.Counts, report.Counts);
            Assert.Equal(first.Report.Checks.Select(Line), report.Checks.Select(Line));
            Assert.Equal(first.Report.Fields, report.Fields);
            Assert.Equal(first.Report.Codes.SelectMany(field => field.Codes), report.Codes.SelectMany(field => field.Codes));
            Assert.Equal(first.Report.IdsElements, report.IdsElements);
            Assert.Equal(Lines(first.All), Lines(all));
        }
    }

    [Fact]
    public void WhoWaitsIsToldHowManyItemsAreJudged()
    {
        var document = Encoding.UTF8.GetBytes($$"""{"projects": [{{string.Join(',', Enumerable.Range(1, 5000).Select(number => $$"""{"id": "oc4ids-bu3kcz-{{number}}", "title": "{{new string('o', 100)}}"}"""))}}]}""");
        var told = new List<int>();

        var report = Validator.Validate(document, new ValidationOptions { Judged = told.Add, SchemaOnly = true });

        Assert.Equal((5000, 5000), (report.Items, told.Sum()));
        Assert.True(told.Count(count => count > 0) > 1, "Only told at the end.");
    }

    [Fact]
    public void NoticesOverTheCapAreCountedAndStreamed()
    {
        var projects = string.Join(",\n", Enumerable.Range(0, 5000).Select(number => $"{{\"id\":\"oc4ids-synth1-{number}\",\"title\":\"\"}}"));
        var all = new List<Notice>();
        var options = new ValidationOptions { KeptPerCode = 10, Checks = [] };

        var report = Validator.Validate(Encoding.UTF8.GetBytes(Head + projects + "]}"), options);
        Validator.Validate(Encoding.UTF8.GetBytes(Head + projects + "]}"), options with { Sink = new Collected(all) });

        var count = Assert.Single(report.Counts, count => count.Code == "too-short");
        Assert.Equal((5000L, 10L), (count.Count, count.Kept));
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"/projects/{number}/title"),
            report.Notices.Where(notice => notice.Code == "too-short").Select(notice => notice.Pointer));
        Assert.Equal(Enumerable.Range(0, 5000).Select(number => $"/projects/{number}/title"),
            all.Where(notice => notice.Code == "too-short").Select(notice => notice.Pointer));
    }

    [Fact]
    public void EachFileOfAnArchiveIsRead()
    {
        var report = Validator.Validate(Zip(Encoding.UTF8.GetBytes(Head + Project + "]}"), Encoding.UTF8.GetBytes(Project.Replace("-1\"", "-2\""))));

        Assert.Equal(2, report.Items);
    }

    private static byte[] Package(DocumentKind kind, int items)
    {
        var plan = RandomDocuments.Plan(kind);
        var list = Enumerable.Range(0, items).Select(seed =>
        {
            // The last ones are the first once more: their ids repeat.
            var documents = new RandomDocuments(plan, seed % (items - 20));
            var item = documents.Item();
            return documents.WithMistakes(item) is var mutant && RandomDocuments.IsPlainJson(mutant) ? mutant : item;
        });
        var head = kind == DocumentKind.Project ? Head : Head.Replace("0.9", "1.1").Replace("projects", "releases");
        return [.. Encoding.UTF8.GetBytes(head), .. list.SelectMany(item => (byte[])[.. item, (byte)',', (byte)'\n']).SkipLast(2), .. "]}"u8];
    }

    private static IEnumerable<string> Lines(IEnumerable<Notice> notices) => notices.Select(notice =>
        $"{notice.Code} {notice.Pointer} {notice.Offset} {notice.Line}:{notice.Column} {notice.Item} {notice.ObjectId} {notice.Value} {notice.Expected} {notice.DidYouMean} {string.Join('|', notice.Arguments)}");

    private static string Line(CheckResult check) =>
        $"{check.Code} {check.Passed} {check.Failed} {check.PlacesPassed} {check.PlacesFailed} {string.Join(',', check.DidNotApply.OrderBy(pair => pair.Key))}";

    private static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(content);
        return target.ToArray();
    }

    private static byte[] Zip(params ReadOnlySpan<byte[]> contents)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
            for (var i = 0; i < contents.Length; i++)
            {
                using var entry = archive.CreateEntry($"{i}.json").Open();
                entry.Write(contents[i]);
            }

        return target.ToArray();
    }

    private sealed class Collected(List<Notice> notices) : INoticeSink
    {
        public void Add(Notice notice) => notices.Add(notice);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => CheckFixture.Now;
    }
}
