using System.Text.Json.Nodes;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Tests.Validation.Reports;

/// <summary>The json report keeps to the schema published for it, by the judgement of our own engine.</summary>
public sealed class ReportSchemaTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("report-schema-").FullName;

    public static TheoryData<string, string> Documents => new()
    {
        { "es", File.ReadAllText(RepositoryFiles.Fixture("reports", "package.json")) },
        { "en", """{"version": "1.1", "releases": [{"ocid": "x", "tender": {"status": "open"}}], "records": []}""" },
        { "es", "not json" },
        { "en", "" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void AReportValidatesAgainstItsSchema(string language, string document)
    {
        var report = Written(document, language);

        Assert.Equal([], Judged(report).Select(notice => $"{notice.Pointer} {NoticeTexts.Message(notice, "en")}"));
    }

    [Fact]
    public void TheSchemaKnowsEveryMemberAndAsksForThem()
    {
        var report = JsonNode.Parse(Written(File.ReadAllText(RepositoryFiles.Fixture("reports", "package.json")), "en"))!;
        var notice = report["documents"]![0]!["notices"]![0]!.AsObject();
        notice.Remove("pointer");
        notice["severity"] = "grave";
        notice["more"] = 1;

        var found = Judged(System.Text.Encoding.UTF8.GetBytes(report.ToJsonString())).Select(each => $"{each.Pointer} {each.Code}");

        Assert.Equal(
            ["/documents/0/notices/0 missing-property", "/documents/0/notices/0/more forbidden-property", "/documents/0/notices/0/severity not-in-enum"],
            found.Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Written(string document, string language)
    {
        var output = new MemoryStream();
        new JsonReport().Write(output, [new ReportedDocument("a.json", Validator.Validate(System.Text.Encoding.UTF8.GetBytes(document)))], language);
        return output.ToArray();
    }

    // The engine reads schemas of the standards; ours is laid in the place of one of them.
    private List<Notice> Judged(byte[] report)
    {
        var place = Path.Combine(folder, StandardVersion.Oc4ids095.Folder, "project-schema.json");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        using (var schema = JsonReport.OpenSchema())
        using (var file = File.Create(place))
            schema.CopyTo(file);
        var judged = Validator.Validate(report, new ValidationOptions
        {
            Schemas = SchemaFolder.Over(folder),
            Version = StandardVersion.Oc4ids095,
            Kind = DocumentKind.Project,
            SchemaOnly = true,
        });
        // A report is of no standard, and the engine rightly says so.
        return [.. judged.Notices.Where(notice => notice.Code != "unknown-document-kind")];
    }
}
