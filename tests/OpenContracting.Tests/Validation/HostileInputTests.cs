using System.IO.Compression;
using System.Text;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>Whatever the bytes are, the answer is a notice with its place: never an exception, never a hang.</summary>
public sealed class HostileInputTests
{
    private const string Head = """{"version":"0.9","uri":"https://example.org/","publishedDate":"2026-01-01T00:00:00Z","publisher":{"name":"Synthetic"},"projects":[""";

    public static TheoryData<string, string, string, string> Texts => new()
    {
        { "empty", "", "no-data", "" },
        { "white space only", " \n ", "no-data", "" },
        { "a string", "\"x\"", "wrong-type", "" },
        { "null", "null", "wrong-type", "" },
        { "a number", "12", "wrong-type", "" },
        { "an empty object", "{}", "missing-property", "" },
        { "an empty list", "[]", "not-a-package", "" },
        { "a list of projects", "[{\"id\":\"oc4ids-abcdef-1\",\"title\":\"\",\"budget\":{}}]", "too-short", "/0/title" },
        { "a project that is null", Head + "null]}", "wrong-type", "/projects/0" },
        { "a project that is a number", Head + "5]}", "wrong-type", "/projects/0" },
        { "a project that is a list", Head + "[[]]]}", "wrong-type", "/projects/0" },
        { "NaN", Head + "{\"id\":\"a\",\"budget\":{\"amount\":{\"amount\":NaN}}}]}", "invalid-json", "/projects/0" },
        { "Infinity", Head + "{\"id\":\"a\",\"budget\":{\"amount\":{\"amount\":-Infinity}}}]}", "invalid-json", "/projects/0" },
        { "1e400", Head + "{\"id\":\"a\",\"budget\":{\"amount\":{\"amount\":1e400}}}]}", "number-out-of-range", "/projects/0/budget/amount/amount" },
        { "a lone surrogate", Head + "{\"id\":\"a\",\"title\":\"\\ud800\"}]}", "lone-surrogate", "/projects/0/title" },
        { "a comment", Head + "{\"id\":\"a\" /* x */}]}", "invalid-json", "/projects/0" },
        { "a trailing comma in a project", Head + "{\"id\":\"a\",}]}", "invalid-json", "/projects/0" },
        { "a trailing comma among projects", Head + "{\"id\":\"a\"},]}", "invalid-json", "" },
        { "no comma between projects", Head + "{\"id\":\"a\"}{\"id\":\"b\"}]}", "invalid-json", "" },
        { "no colon", "{\"projects\" [] }", "invalid-json", "" },
        { "single quotes", "{'projects': []}", "invalid-json", "" },
        { "a control character in a string", Head + "{\"id\":\"a\nb\"}]}", "invalid-json", "/projects/0" },
        { "a bad escape", Head + "{\"id\":\"\\x\"}]}", "invalid-json", "/projects/0" },
        { "a leading zero", Head + "{\"id\":\"a\",\"budget\":{\"amount\":{\"amount\":01}}}]}", "invalid-json", "/projects/0" },
        { "ended in a project", Head + "{\"id\":\"a\",\"title\":\"b", "invalid-json", "/projects/0" },
        { "ended after a project", Head + "{\"id\":\"a\"}", "invalid-json", "" },
        { "ended in the package", "{\"version\":\"0.9\",\"projects\":[],\"uri\":\"htt", "invalid-json", "" },
        { "a second value after the package", Head + "{\"id\":\"a\"}]} 17", "wrong-type", "" },
        { "a closing bracket too many", Head + "{\"id\":\"a\"}]}]", "invalid-json", "" },
        { "the wrong closing bracket", Head + "{\"id\":\"a\"}}]}", "invalid-json", "" },
        { "a duplicate key", Head + "{\"id\":\"a\",\"id\":\"b\"}]}", "duplicate-property", "/projects/0/id" },
        { "a duplicate key that is escaped", Head + "{\"id\":\"a\",\"\\u0069d\":\"b\"}]}", "duplicate-property", "/projects/0/id" },
        { "a duplicate key that is not known", Head + "{\"id\":\"a\",\"x\":1,\"x\":2}]}", "duplicate-property", "/projects/0/x" },
        { "two lists of projects", Head + "{\"id\":\"a\"}],\"projects\":[]}", "duplicate-property", "/projects" },
        { "a version nobody knows", "{\"version\":\"0.5\",\"projects\":[]}", "unsupported-version", "/version" },
        { "a version of the future", "{\"version\":\"2.0\",\"projects\":[]}", "higher-major-version", "/version" },
    };

    [Theory]
    [InlineData("{\"version\":\"9.9\",\"projects\":[{\"id\":\"a\"}]}", "Unknown Failed Unknown Unknown")]
    [InlineData("{\"version\":\"0.9\",\"projects\":{\"id\":\"a\"}}", "Failed Unknown Unknown Unknown")]
    [InlineData("12", "Failed Unknown Unknown Unknown")]
    public void WhatWasNotJudgedIsNotCalledGood(string text, string verdicts) =>
        Assert.Equal(verdicts, string.Join(' ', Validator.Validate(Encoding.UTF8.GetBytes(text)).Verdicts.Select(verdict => verdict.Outcome)));

    [Theory]
    [MemberData(nameof(Texts))]
    public void TextIsReportedWithItsPlace(string what, string text, string code, string pointer)
    {
        var report = Validator.Validate(Encoding.UTF8.GetBytes(text));

        var notice = report.Notices.FirstOrDefault(notice => notice.Code == code);
        Assert.True(notice is not null, $"{what}: expected {code}, found {string.Join(", ", report.Notices.Select(found => $"{found.Code} {found.Pointer}"))}");
        Assert.Equal(pointer, notice.Pointer);
    }

    [Fact]
    public void BrokenProjectDoesNotHideTheOthers()
    {
        var report = Validate(Head + "{\"id\":\"a\",\"x\":NaN},\n{\"id\":\"\"}]}");

        Assert.Equal(2, report.Items);
        Assert.Contains(report.Notices, notice => notice is { Code: "invalid-json", Item: 0, Line: 1 });
        Assert.Contains(report.Notices, notice => notice is { Code: "too-short", Pointer: "/projects/1/id", Line: 2, Column: 7 });
        Assert.Equal(VerdictOutcome.Failed, report.Structure.Outcome);
    }

    [Fact]
    public void NothingIsSaidOfADocumentWhoseItemsCannotBeRead()
    {
        var report = Validate(Head + "{\"id\":\"a\",\"x\":NaN}]}");

        Assert.Equal(
            [VerdictOutcome.Failed, VerdictOutcome.Unknown, VerdictOutcome.Unknown, VerdictOutcome.Unknown],
            report.Verdicts.Select(verdict => verdict.Outcome));
    }

    [Fact]
    public void PlaceOfBrokenJsonIsTheByteWhereItBreaks()
    {
        var report = Validate("{\n  \"version\": \"0.9\",\n  \"projects\": [\n    {\"título\": NaN}\n  ]\n}");

        var notice = Assert.Single(report.Notices, notice => notice.Code == "invalid-json");
        Assert.Equal((4, 16), (notice.Line, notice.Column));
        Assert.StartsWith("NaN", notice.Value);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void DepthBombIsReported(string open, string close)
    {
        var bomb = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        Assert.Contains(Validate(Head + bomb + "]}").Notices, notice => notice is { Code: "too-deep", Pointer: "/projects/0" });
        Assert.Contains(Validate(bomb).Notices, notice => notice.Kind == NoticeKind.Structure);
        Assert.Contains(Validate("{\"version\":\"0.9\",\"projects\":[],\"x\":" + bomb + "}").Notices, notice => notice.Code == "too-deep");
        Assert.Contains(Validate(string.Concat(Enumerable.Repeat(open, 300_000))).Notices, notice => notice.Code is "invalid-json" or "not-a-package");
    }

    [Fact]
    public void ItemOverTheLimitIsReportedAndPassedOver()
    {
        var options = new ValidationOptions { MaxItemBytes = 100_000, ChunkBytes = 16_384 };
        var big = "{\"id\":\"big\",\"title\":\"" + new string('x', 300_000) + "\"}";

        var report = Validate(Head + "{\"id\":\"a\"}," + big + ",{\"id\":\"b\",\"title\":\"\"}]}", options);

        Assert.Contains(report.Notices, notice => notice is { Code: "item-too-large", Pointer: "/projects/1" });
        Assert.Contains(report.Notices, notice => notice is { Code: "too-short", Pointer: "/projects/2/title" });
        Assert.DoesNotContain(report.Notices, notice => notice.Code == "invalid-json");
    }

    [Fact]
    public void PackageFieldOverTheLimitIsReportedAndPassedOver()
    {
        var options = new ValidationOptions { MaxPackageBytes = 50_000, ChunkBytes = 16_384 };

        var report = Validate("{\"x\":\"" + new string('y', 200_000) + "\"," + Head[1..] + "{\"id\":\"\"}]}", options);

        Assert.Contains(report.Notices, notice => notice.Code == "package-too-large");
        Assert.Contains(report.Notices, notice => notice is { Code: "too-short", Pointer: "/projects/0/id" });
    }

    [Fact]
    public void Utf16IsReported()
    {
        var text = Head + "{\"id\":\"a\"}]}";

        Assert.Contains(Validator.Validate(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray()).Notices, notice => notice.Code == "not-utf-8");
        Assert.Contains(Validator.Validate(Encoding.BigEndianUnicode.GetBytes(text)).Notices, notice => notice.Code == "not-utf-8");
        Assert.Contains(Validator.Validate(Encoding.UTF32.GetBytes(text)).Notices, notice => notice.Code == "not-utf-8");
    }

    [Fact]
    public void ByteOrderMarkIsReportedAndTheRestIsRead()
    {
        var report = Validator.Validate(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Head + "{\"id\":\"a\"}]}")).ToArray());

        Assert.Equal(["byte-order-mark"], report.Notices.Where(notice => notice.Kind == NoticeKind.Structure).Select(notice => notice.Code));
        Assert.Equal(VerdictOutcome.Passed, report.Structure.Outcome);
    }

    [Fact]
    public void Latin1IsReportedWhereItIs()
    {
        var report = Validator.Validate(Encoding.Latin1.GetBytes(Head + "{\"id\":\"a\"},{\"id\":\"b\",\"title\":\"Construcción\"}]}"));

        var notice = Assert.Single(report.Notices, notice => notice.Code == "invalid-utf-8");
        Assert.Equal(("/projects/1", 1), (notice.Pointer, notice.Line));
    }

    [Fact]
    public void DamagedAndEmptyArchivesAreReported()
    {
        var zipped = Gzip(Encoding.UTF8.GetBytes(Head + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"{{\"id\":\"{i}\"}}")) + "]}"));

        Assert.Equal(1000, Validator.Validate(zipped).Items);
        Assert.Contains(Validator.Validate(zipped.AsMemory(0, zipped.Length / 2)).Notices, notice => notice.Code == "damaged-archive");
        Assert.Contains(Validator.Validate(zipped.AsMemory(0, zipped.Length - 9)).Notices, notice => notice.Code == "damaged-archive");
        Assert.DoesNotContain(Validator.Validate((byte[])[.. zipped, .. Gzip(" "u8.ToArray())]).Notices, notice => notice.Code == "damaged-archive");
        zipped[40] ^= 0xFF;
        Assert.Contains(Validator.Validate(zipped).Notices, notice => notice.Kind == NoticeKind.Structure);
        Assert.Contains(Validator.Validate("PK\u0003\u0004 not a zip"u8.ToArray()).Notices, notice => notice.Code == "damaged-archive");
        Assert.Contains(Validator.Validate(Zip(("readme.txt", "x"u8.ToArray()))).Notices, notice => notice.Code == "empty-archive");
    }

    [Fact]
    public void WithinAnArchiveOfSeveralFilesANoticeNamesItsFile()
    {
        var one = Encoding.UTF8.GetBytes(Head + "{\"id\":\"a\",\"title\":\"\"}]}");

        Assert.Equal(["a.json:1", "b/c.json:1"], Sources(Zip(("a.json", one), ("b/c.json", one))));
        Assert.Equal([""], Sources(Zip(("a.json", one))));

        static IEnumerable<string> Sources(byte[] zip) => Validator.Validate(zip).Notices.Where(notice => notice.Code == "too-short")
            .Select(notice => notice.Source is { } source ? source[..source.LastIndexOf(':')] : "");
    }

    [Fact]
    public void ADocumentPublishedBeforeMustBeReadable()
    {
        var options = new ValidationOptions { Previous = () => new MemoryStream(Encoding.UTF8.GetBytes(Head + "{\"id\":")) };

        Assert.Throws<InvalidDataException>(() => Validator.Validate(Encoding.UTF8.GetBytes(Head + "]}"), options));
    }

    [Fact]
    public void CompressionBombIsStopped()
    {
        var bomb = new byte[200 * 1024 * 1024];
        Array.Fill(bomb, (byte)' ');

        Assert.Contains(Validator.Validate(Gzip(bomb)).Notices, notice => notice.Code == "expands-too-much");
        Assert.Contains(Validator.Validate(Zip(("a.json", bomb))).Notices, notice => notice.Code == "expands-too-much");
    }

    [Fact]
    public void StringsOf200MegabytesArePassedOver()
    {
        var megabyte = new byte[1_000_000];
        Array.Fill(megabyte, (byte)'x');
        var big = Enumerable.Repeat(megabyte, 200);

        var report = Validator.Validate(new PiecesStream(
            [
                Encoding.UTF8.GetBytes(Head + "{\"id\":\"a\",\"title\":\""), .. big, "\"},{\"id\":\"b\",\"title\":\"\"}],\"x\":\""u8.ToArray(),
                .. big, "\"}"u8.ToArray(),
            ]));

        Assert.Contains(report.Notices, notice => notice is { Code: "item-too-large", Pointer: "/projects/0" });
        Assert.Contains(report.Notices, notice => notice is { Code: "too-short", Pointer: "/projects/1/title" });
        Assert.Contains(report.Notices, notice => notice.Code == "package-too-large");
        Assert.DoesNotContain(report.Notices, notice => notice.Code == "invalid-json");
        Assert.True(report.Bytes > 400_000_000);
    }

    [Fact]
    public void TextThatEndsTooEarlySaysSo()
    {
        var notice = Assert.Single(Validate(Head + "{\"id\":\"a\",\"title\":\"b").Notices, notice => notice.Code == "invalid-json");

        Assert.Equal("El texto deja de ser JSON aquí: el texto termina", NoticeTexts.Message(notice, "es"));
    }

    [Fact]
    public void NoticeTellsWhereItsValueComesFromWhenTheCallerKnows()
    {
        var report = Validate(Head + "{\"id\":\"oc4ids-synth1-1\",\"title\":\"\"}]}", new ValidationOptions
        {
            Sources = notice => notice is { ObjectId: "oc4ids-synth1-1", Pointer: "/projects/0/title" } ? "actos.csv, fila 7, Objeto" : null,
        });

        Assert.All(report.Notices, notice => Assert.Equal(notice.Pointer == "/projects/0/title" ? "actos.csv, fila 7, Objeto" : null, notice.Source));
        Assert.Contains(report.Notices, notice => notice is { Code: "too-short", Source: not null });
    }

    private static ValidationReport Validate(string text, ValidationOptions? options = null) =>
        Validator.Validate(Encoding.UTF8.GetBytes(text), options);

    private static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
            gzip.Write(content);
        return target.ToArray();
    }

    private static byte[] Zip(params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }

        return target.ToArray();
    }
}
