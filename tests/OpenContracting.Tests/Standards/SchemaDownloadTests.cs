using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class SchemaDownloadTests : IDisposable
{
    private const string Package = """
        {"properties":{"version":{"type":"string"},"projects":{"type":"array","items":{"$ref":"https://example.org/project-schema.json"}}}}
        """;

    private const string Project = """
        {"properties":{"id":{"type":"string"},"kind":{"type":"string","codelist":"kind.csv","openCodelist":true},
         "trap":{"type":"string","codelist":"../../trap.csv"}}}
        """;

    private static readonly StandardVersion version = new(Standard.Oc4ids, "0.9.6");

    private readonly string folder = Directory.CreateTempSubdirectory("download").FullName;
    private readonly LocalSite site = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };

    public SchemaDownloadTests()
    {
        File.WriteAllText(Path.Combine(folder, "addresses.csv"), $$"""
            standard,kind,address
            oc4ids,schema,{{site.Address}}schema/{version}/{file}
            oc4ids,codelist,{{site.Address}}schema/{version}/codelists/{file}
            oc4ids,codelist,{{site.Address}}line/{line}/{file}
            """);
        site["/schema/0__9__6/project-package-schema.json"] = Package;
        site["/schema/0__9__6/project-schema.json"] = Project;
        site["/line/0.9/kind.csv"] = "Code,Title\nroad,Road\n";
    }

    [Fact]
    public async Task AVersionIsFetchedAndUsedWithoutCode()
    {
        var report = await Fetch();

        Assert.True(report.IsComplete);
        Assert.Equal(
            ["oc4ids/0.9.6/project-package-schema.json", "oc4ids/0.9.6/project-schema.json", "oc4ids/0.9.6/codelists/kind.csv"],
            report.Files.Select(file => file.Path));
        Assert.All(report.Files, file => Assert.Equal(64, file.Sha256!.Length));
        var schema = StandardSchema.Load(version, DocumentKind.ProjectPackage, folder: SchemaFolder.Over(folder));
        Assert.Equal("Road", schema.Codelists["kind.csv"].Find("road")!.Title("en"));
    }

    [Fact]
    public async Task ACodelistThatIsNowhereIsToldAndTheVersionStaysUsable()
    {
        site.Remove("/line/0.9/kind.csv");

        var report = await Fetch();

        Assert.True(report.IsUsable);
        Assert.False(report.IsComplete);
        Assert.Equal(DownloadState.NotFound, report.Files[^1].State);
        Assert.Contains(version, SchemaFolder.Over(folder).Versions(Standard.Oc4ids));
    }

    [Theory]
    [InlineData(null, DownloadState.NotFound)]
    [InlineData("<html>404</html>", DownloadState.NotAsExpected)]
    [InlineData("[]", DownloadState.NotAsExpected)]
    public async Task WithoutItsSchemaNothingIsWritten(string? answer, DownloadState state)
    {
        site.Remove("/schema/0__9__6/project-schema.json");
        if (answer is not null)
            site["/schema/0__9__6/project-schema.json"] = answer;

        var report = await Fetch();

        Assert.False(report.IsUsable);
        Assert.Equal(state, report.Files[^1].State);
        Assert.False(Directory.Exists(Path.Combine(folder, "oc4ids")));
    }

    [Fact]
    public async Task ASiteThatDoesNotAnswerIsTold()
    {
        site.Dispose();

        var report = await Fetch();

        Assert.All(report.Files, file => Assert.Equal(DownloadState.NotAnswering, file.State));
    }

    [Theory]
    [InlineData("0.9.6", Standard.Oc4ids, "0.9.6")]
    [InlineData("1.1.6", Standard.Ocds, "1.1.6")]
    [InlineData("oc4ids/1.0", Standard.Oc4ids, "1.0")]
    [InlineData("OCDS 1.2.0", Standard.Ocds, "1.2.0")]
    public void AVersionIsReadAsAPersonWritesIt(string text, Standard standard, string number)
    {
        Assert.True(StandardVersion.TryParse(text, out var parsed));
        Assert.Equal(new StandardVersion(standard, number), parsed);
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("../1.1")]
    [InlineData("1")]
    public void WhatIsNoVersionIsRefused(string text) => Assert.False(StandardVersion.TryParse(text, out _));

    public void Dispose()
    {
        site.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<SchemaDownloadReport> Fetch() =>
        new SchemaDownload(http, SchemaFolder.Over(folder)).FetchAsync(version, folder);
}
