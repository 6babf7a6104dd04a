using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class SchemaFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schemas").FullName;

    [Fact]
    public void AVersionDroppedIntoTheFolderIsAddedWithoutCode()
    {
        Write("oc4ids/0.9.6/project-schema.json", """
            {"type":"object","properties":{"id":{"type":"string","title":"Identifier","description":"Its id."},
             "kind":{"type":"string","codelist":"kind.csv","openCodelist":false}}}
            """);
        Write("oc4ids/0.9.6/project-package-schema.json", """
            {"properties":{"version":{"type":"string"},
             "projects":{"type":"array","items":{"$ref":"https://example.org/0__9__6/project-schema.json"}}}}
            """);
        Write("oc4ids/0.9.6/codelists/kind.csv", "Code,Title,Description\nroad,Road,A road\n");

        var files = SchemaFolder.Over(folder);
        var identity = DocumentIdentity.Detect("""{"version":"0.9","projects":[]}"""u8, files);
        var schema = StandardSchema.Load(identity.Version!.Value, identity.Kind!.Value, folder: files);

        Assert.Equal("OC4IDS 0.9.6", identity.Version.ToString());
        Assert.Equal("Identifier", schema.Fields.Find("/projects/id")!.Title("en"));
        Assert.Equal("Road", schema.Codelists[schema.Fields.Find("/projects/kind")!.Codelist!].Find("road")!.Title("en"));
        Assert.Equal("0.9.5", SchemaFolder.Embedded.Versions(Standard.Oc4ids)[^1].Number);
    }

    [Fact]
    public void ACodelistThatANewVersionLacksIsNamedAndTheOlderVersionsStandsIn()
    {
        Write("oc4ids/0.9.6/project-schema.json", """{"properties":{"type":{"type":"string","codelist":"projectType.csv","openCodelist":true}}}""");
        Write("oc4ids/0.9.6/project-package-schema.json", """{"properties":{"version":{"type":"string"}}}""");

        var files = SchemaFolder.Over(folder);

        Assert.True(StandardSchema.Load(new(Standard.Oc4ids, "0.9.6"), DocumentKind.Project, folder: files).Codelists["projectType.csv"].Contains("construction"));
        Assert.Equal(
            ["oc4ids/0.9.6/codelists/projectType.csv: The file is missing; the list of the nearest older version stands in for it."],
            OperatorTables.Faults(files, "en"));
    }

    [Fact]
    public void AVersionThatIsThereInPartIsNamedAndNeverChosen()
    {
        Write("ocds/1.1.6/release-schema.json", """{"properties":{"ocid":{"type":"string"}}}""");

        var files = SchemaFolder.Over(folder);

        Assert.Equal("1.1.5", files.Newest(Standard.Ocds, "1.1")!.Value.Number);
        Assert.Equal("1.1.5", DocumentIdentity.Detect("""{"version":"1.1","releases":[]}"""u8, files).Version!.Value.Number);
        Assert.Equal(
            [
                "ocds/1.1.6/release-package-schema.json: The file is missing; without it the version is not used.",
                "ocds/1.1.6/record-package-schema.json: The file is missing; without it the version is not used.",
                "ocds/1.1.6/versioned-release-validation-schema.json: The file is missing; without it the version is not used.",
            ],
            OperatorTables.Faults(files, "en"));
    }

    [Fact]
    public void AFileInTheFolderReplacesOursAndTheOthersStay()
    {
        Write("oc4ids/0.9.5/codelists/projectType.csv", "Code\nconstruction\ntunnelling\n");

        var schema = StandardSchema.Load(
            StandardVersion.Oc4ids095, DocumentKind.Project, folder: SchemaFolder.Over(folder));

        Assert.True(schema.Codelists["projectType.csv"].Contains("tunnelling"));
        Assert.True(schema.Codelists["projectStatus.csv"].Contains("implementation"));
    }

    [Fact]
    public void AReferenceThatLeadsNowhereIsAProblemAndTheFieldStays()
    {
        Write("oc4ids/0.9.6/project-schema.json", """{"properties":{"a":{"$ref":"#/definitions/Missing"}}}""");

        var schema = StandardSchema.Load(
            new(Standard.Oc4ids, "0.9.6"), DocumentKind.Project, folder: SchemaFolder.Over(folder));

        Assert.Equal(
            new SchemaProblem(SchemaProblem.UnresolvedReference, "oc4ids/0.9.6", "#/definitions/Missing"),
            Assert.Single(schema.Problems));
        Assert.NotNull(schema.Fields.Find("/a"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
