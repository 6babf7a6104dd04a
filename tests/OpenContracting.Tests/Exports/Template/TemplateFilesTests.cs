using System.Text;
using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Exports.Template;
using OpenContracting.Projects;
using OpenContracting.Releases;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Exports.Template;

/// <summary>The template as it is downloaded says nothing; with other words in its example rows it is read back and becomes a valid project.</summary>
public sealed class TemplateFilesTests
{
    [Theory]
    [InlineData("xlsx")]
    [InlineData("zip")]
    public void TheExampleRowsAreNobodysStatements(string form)
    {
        var (summary, sink) = CollectingSink.Read(new ExportFile("plantilla." + form, () => new MemoryStream(Template(form, "es"))));

        Assert.Empty(sink.Snapshots);
        Assert.All(sink.Quarantined, row => Assert.Equal("example-row", row.Code));
        Assert.Equal((TemplateTable.All.Count, 0), (sink.Quarantined.Count, summary.Tables.Sum(table => table.Used)));
    }

    [Theory]
    [InlineData("xlsx", "es")]
    [InlineData("xlsx", "en")]
    [InlineData("zip", "es")]
    [InlineData("zip", "en")]
    public void RowsLikeTheExampleAreRead(string form, string language)
    {
        var (summary, sink) = CollectingSink.Read(File(form, language));

        Assert.Null(summary.Refusal);
        Assert.Empty(sink.Quarantined);
        Assert.Equal(TemplateTable.All.Count, summary.Tables.Sum(table => table.Used));
        var release = ReleaseBuilder.Build(Assert.Single(sink.Snapshots));
        Assert.Empty(Provenance.Unread(release.Provenance));
    }

    [Fact]
    public void TheWorkbookAndTheTablesSayTheSame() => Assert.Equal(Release("xlsx"), Release("zip"));

    [Fact]
    public void WhatTheProjectTablesSayIsInTheProjectAndTheProjectIsValid()
    {
        var sink = CollectingSink.Read(File("xlsx", "es")).Sink;
        var release = ReleaseBuilder.Build(Assert.Single(sink.Snapshots));
        var mapped = ProjectMapper.Map(
            new ProjectIdentity { Id = "oc4ids-000000-1" },
            [new CompiledProcess { ProcessKey = release.ProcessKey, CompiledRelease = ReleaseMerger.Compile([release.Json]), Releases = [release] }],
            new MappingOptions { DataAsOf = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero) });

        var project = JsonDocument.Parse(mapped.Json).RootElement;
        Assert.Equal(1_200_000, project.GetProperty("budget").GetProperty("amount").GetProperty("amount").GetDecimal());
        Assert.Equal("Cruce del río de ejemplo", project.GetProperty("locations")[0].GetProperty("description").GetString());
        Assert.Equal(["physicalProgress", "financialProgress"], project.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("id").GetString()));
        Assert.Equal("Cimientos terminados", project.GetProperty("milestones")[0].GetProperty("title").GetString());
        Assert.Equal("environmentalImpact", project.GetProperty("documents")[0].GetProperty("documentType").GetString());
        var summary = project.GetProperty("contractingProcesses")[0].GetProperty("summary");
        Assert.Equal("Lluvias fuera de lo previsto", summary.GetProperty("modifications")[0].GetProperty("rationale").GetString());
        Assert.Equal(150_000, summary.GetProperty("transactions")[0].GetProperty("value").GetProperty("amount").GetDecimal());
        var package = $$"""{"uri":"https://example.org/p.json","publishedDate":"2026-08-01T00:00:00Z","version":"0.9","publisher":{"name":"Publicador sintético"},"projects":[{{Encoding.UTF8.GetString(mapped.Json.Span)}}]}""";
        var report = Validator.Validate(new MemoryStream(Encoding.UTF8.GetBytes(package)));
        Assert.Empty(report.Notices.Where(notice => notice.Severity == Severity.Error).Select(notice => $"{notice.Code} {notice.Pointer}"));
    }

    private static string Release(string form) =>
        Encoding.UTF8.GetString(ReleaseBuilder.Build(CollectingSink.Read(File(form, "es")).Sink.Snapshots[0]).Json.Span);

    private static ExportFile File(string form, string language)
    {
        var filled = FilledTemplate.Of(Template(form, language));
        return new ExportFile("plantilla." + form, () => new MemoryStream(filled, writable: false));
    }

    private static byte[] Template(string form, string language)
    {
        using var bytes = new MemoryStream();
        if (form == "xlsx")
            TemplateFiles.WriteWorkbook(bytes, language);
        else
            TemplateFiles.WriteTables(bytes, language);
        return bytes.ToArray();
    }
}
