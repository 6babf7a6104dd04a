using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OpenContracting.Publications;
using OpenContracting.Publications.Flat;

namespace OpenContracting.Tests.Publications.Flat;

public sealed class FlatRoundTripTests
{
    [Fact]
    public void EveryProjectAndReleaseOfTheFixturesComesBackAsItWas()
    {
        var (projects, releases) = (new List<byte[]>(), new List<byte[]>());
        foreach (var path in Directory.EnumerateFiles(RepositoryFiles.Fixture(), "*.json", SearchOption.AllDirectories))
        {
            using var stream = File.OpenRead(path);
            using var items = new PackageItems(stream);
            while (items.Read())
                if (items.Item.Span.StartsWith("{"u8) && IsJson(items.Item))
                    (items.Array == "releases" || items.Item.Span.IndexOf("\"ocid\""u8) is >= 0 and < 40 ? releases : projects).Add(items.Item.ToArray());
        }

        Assert.True(projects.Count > 300 && releases.Count > 20, $"{projects.Count} projects, {releases.Count} releases");
        AssertRoundTrip(FlatLayout.Projects, projects, null);
        AssertRoundTrip(FlatLayout.Projects, projects, "es");
        AssertRoundTrip(FlatLayout.Releases, releases, "en");
    }

    [Theory]
    [InlineData("""{"id":"=1+1","title":"'-a","x_other":[1,null],"description":"","sector":["a;b"],"type":null}""")]
    [InlineData("""{"id":5,"budget":{},"parties":[],"documents":[{},"text",{"id":"1"}],"updated":"2024-01-01","period":{"durationInDays":1.50e2}}""")]
    [InlineData("""{"title":"a,\"b\"\r\n;c","x\/y":1,"budget":{"a~b":{"c":1}},"locations":[{"id":"1","geometry":{"type":"Point","coordinates":[-79.5,8.90]}}]}""")]
    [InlineData("""{"id":"1","contractingProcesses":[{"id":"a","summary":{"documents":[{"id":"1","title":"\ud800"},{"id":"2","title":"\u0001"}]}},{"summary":{"transactions":[{"id":"1"}]}}]}""")]
    [InlineData("""{"id":"@x","metrics":[{"id":"m","observations":[{"id":"1","measure":"12"},{"id":"2","measure":12},{"id":"3","measure":" "}]}],"budget":"none","updated":"2024-13-45T00:00:00Z"}""")]
    public void OddValuesComeBackAsTheyWere(string project) =>
        AssertRoundTrip(FlatLayout.Projects, [Encoding.UTF8.GetBytes(project), Encoding.UTF8.GetBytes(project)], null);

    [Fact]
    public void WhatIsTooLongForACellComesBackFromAWorkbookToo()
    {
        var coordinates = string.Join(',', Enumerable.Range(0, 9_000).Select(number => $"[-79.{number},8.5]"));
        var text = string.Concat(Enumerable.Repeat("ñ\U0001F309\uFB01 ", 20_000));
        AssertRoundTrip(
            FlatLayout.Projects,
            [
                Encoding.UTF8.GetBytes($$$"""{"id":"1","description":"{{{text}}}","locations":[{"id":"1","geometry":{"type":"LineString","coordinates":[{{{coordinates}}}]}}]}"""),
                Encoding.UTF8.GetBytes("""{"id":"2","budget":{"amount":{"amount":12345678901234567890.12,"currency":"PAB"}},"period":{"durationInDays":7},"title":" 007 \r\n\t <b>&amp;"}"""),
            ],
            "es");
    }

    // A name said twice in one object has no second cell to go to, so faulty fixtures that have one cannot come back.
    private static bool IsJson(ReadOnlyMemory<byte> item)
    {
        try
        {
            JsonDocument.Parse(item, new JsonDocumentOptions { AllowDuplicateProperties = false }).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertRoundTrip(FlatLayout layout, List<byte[]> items, string? language)
    {
        using var flat = new Flattener(layout);
        foreach (var item in items)
            flat.Add(item);
        AssertSame(items, Zipped(flat, layout, language));
        using var workbook = new MemoryStream();
        flat.WriteWorkbook(workbook, new FlatOptions { Language = language, Package = "{\"uri\":\"x\"}"u8.ToArray() });
        var fromWorkbook = new Unflattener(layout);
        Assert.Equal("{\"uri\":\"x\"}", Encoding.UTF8.GetString(fromWorkbook.AddWorkbook(workbook).Span));
        AssertSame(items, fromWorkbook);
    }

    private static Unflattener Zipped(Flattener flat, FlatLayout layout, string? language)
    {
        using var zipped = new MemoryStream();
        flat.WriteZip(zipped, new FlatOptions { Language = language });
        var back = new Unflattener(layout);
        using var zip = new ZipArchive(zipped, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            back.AddCsv(entry.Name, bytes.ToArray());
        }

        return back;
    }

    private static void AssertSame(List<byte[]> items, Unflattener back)
    {
        var number = 0;
        foreach (var item in back.Items())
        {
            using var expected = JsonDocument.Parse(items[number++]);
            using var actual = JsonDocument.Parse(item);
            if (AssertJson.Difference(expected.RootElement, actual.RootElement, "") is { } difference)
                Assert.Fail($"item {number}: {difference}");
        }

        Assert.Equal(items.Count, number);
        Assert.Empty(back.Notices);
        back.Dispose();
    }
}
