using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards.Official;

public sealed class OfficialSchemaTests
{
    private static readonly StandardVersion[] versions =
        [.. SchemaFolder.Embedded.Versions(Standard.Oc4ids), .. SchemaFolder.Embedded.Versions(Standard.Ocds)];

    [ReferenceDataFact]
    public void EverySchemaHasTheOfficialConstraintsOneByOne() => Assert.Empty(
        from version in versions
        from path in SchemaFolder.Embedded.Paths(version.Folder + "/")
        where path.EndsWith("-schema.json", StringComparison.Ordinal)
        from difference in OfficialFiles.Differences(OfficialFiles.Json(OfficialFiles.Folder(path.Split('/'))), OfficialFiles.Ours(path))
        select $"{path}{difference}");

    [ReferenceDataFact]
    public void EverySchemaOfAVersionIsThere() => Assert.Empty(
        from version in versions
        from file in Directory.EnumerateFiles(OfficialFiles.Folder(version.Folder.Split('/')), "*-schema.json")
        let name = Path.GetFileName(file)
        // Made from the others, for people to read; and the schema of schemas.
        where name is not ("dereferenced-release-schema.json" or "meta-schema.json")
        where !SchemaFolder.Embedded.Has($"{version.Folder}/{name}")
        select $"{version.Folder}/{name}");

    [ReferenceDataFact]
    public void EveryCodelistHasTheOfficialCodesInTheirOrder() => Assert.Empty(
        from version in versions
        from file in Directory.EnumerateFiles(OfficialFiles.Folder([.. version.Folder.Split('/'), "codelists"]), "*.csv")
        let difference = OfficialCodes.Difference(file, $"{version.Folder}/codelists/{Path.GetFileName(file)}")
        where difference is not null
        select difference);

    [ReferenceDataFact]
    public void NoCodelistIsOurs() => Assert.Empty(
        from version in versions
        from path in SchemaFolder.Embedded.Paths($"{version.Folder}/codelists/")
        where !File.Exists(OfficialFiles.Folder(path.Split('/')))
        select path);

    [ReferenceDataFact]
    public void TheFieldTableHasExactlyTheOfficialPaths()
    {
        foreach (var (version, kind) in (ReadOnlySpan<(StandardVersion, DocumentKind)>)
            [(StandardVersion.Oc4ids095, DocumentKind.Project), (StandardVersion.Ocds115, DocumentKind.Release)])
        {
            using var stream = File.OpenRead(OfficialFiles.Folder([.. version.Folder.Split('/'), "fields.csv"]));
            var official = CsvTable.Read(stream).Rows.ToDictionary(row => row["path"]);

            var ours = StandardSchema.Load(version, kind).Fields.All;

            Assert.Equal(official.Keys, ours.Select(field => field.Path));
            Assert.All(ours, field =>
            {
                var row = official[field.Path];
                Assert.Equal(row["required"] == "yes", field.IsRequired);
                Assert.Equal(row["format"], field.Format ?? "");
                Assert.Equal(row["codelist"],
                    field.Codelist is null ? "" : $"{field.Codelist} ({(field.IsOpenCodelist ? "open" : "closed")})");
            });
        }
    }
}
