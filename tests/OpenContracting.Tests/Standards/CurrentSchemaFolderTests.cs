using OpenContracting.Projects;
using OpenContracting.Projects.Mapping;
using OpenContracting.Releases;
using OpenContracting.Releases.Panama;
using OpenContracting.Standards;
using OpenContracting.Standards.Panama;
using OpenContracting.Standards.Registers;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Standards;

/// <summary>The operator's files reach whatever is given no folder, and a broken one is named.</summary>
public sealed class CurrentSchemaFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tables").FullName;

    [Fact]
    public void AReplacedStatusTableDecidesTheStatusOfActs()
    {
        Write("panama/act-statuses.csv", "generation,id,es,en,tenderStatus,awardStatus\nv2,99,En pausa,On hold,withdrawn,\n");

        using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            Assert.Equal("withdrawn", ActStatus.Find("v2", "en pausa")!.TenderStatus);
        Assert.Null(ActStatus.Find("v2", "en pausa"));
    }

    [Fact]
    public void AReplacedKeywordTableDecidesTheTypeOfAProject()
    {
        Write("panama/project-types.csv", "code,words\r\nexpansion,\"tunelear; horadar\"\r\n");

        using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            Assert.Equal("expansion", KeywordTable.ProjectTypes.First("Horadar el cerro")!.Value.Code);
        Assert.Null(KeywordTable.ProjectTypes.First("Horadar el cerro"));
    }

    [Fact]
    public void ReplacedRulesHaveAnotherVersionSoThatDecisionsAreMadeAgain()
    {
        var ours = InfrastructureClassifier.RulesVersion;
        using var rules = new StreamReader(SchemaFolder.Embedded.Open("panama/infrastructure-rules.json"));
        Write("panama/infrastructure-rules.json", rules.ReadToEnd() + "\n\n");

        using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            Assert.NotEqual(ours, InfrastructureClassifier.RulesVersion);
        Assert.Equal(ours, InfrastructureClassifier.RulesVersion);
    }

    [Fact]
    public void AReplacedReleaseSchemaDecidesHowReleasesMerge()
    {
        Write("ocds/1.1.5/release-schema.json", """
            {"properties":{"ocid":{"type":"string"},"id":{"type":"string","omitWhenMerged":true},"date":{"type":"string"},
             "tag":{"type":"array","omitWhenMerged":true},"secret":{"type":"string","omitWhenMerged":true}}}
            """);
        var release = """{"ocid":"ocds-x-1","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"],"secret":"s"}"""u8.ToArray();

        using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(ReleaseMerger.Compile([release])));
        Assert.Contains("secret", System.Text.Encoding.UTF8.GetString(ReleaseMerger.Compile([release])));
    }

    [Fact]
    public void ACodelistOfTheOperatorDecidesWhatTheValidatorTakes()
    {
        Write("oc4ids/0.9.5/codelists/documentType.csv", "Code\nx\n");
        var options = new ValidationOptions { Workers = 2 };
        var document = """
            {"uri":"https://example.org/p","publishedDate":"2026-01-01T00:00:00Z","version":"0.9","publisher":{"name":"A"},
             "projects":[{"id":"oc4ids-a1b2c3-1","contractingProcesses":[{"id":"1","summary":{"ocid":"ocds-x-1",
              "documents":[{"id":"1","documentType":"x","url":"https://example.org/"}]}}]}]}
            """u8.ToArray();

        using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            Assert.DoesNotContain(Validator.Validate(document, options).Notices, notice => notice.Value == "\"x\"");
        Assert.Contains(Validator.Validate(document, options).Notices, notice => notice.Value == "\"x\"");
    }

    [Fact]
    public async Task WorkThatIsHandedToOtherThreadsUsesTheSameFiles()
    {
        Write("registers/oc4ids-prefixes.csv", "Prefix\noc4ids-a1b2c3\n");

        using var current = SchemaFolder.Within(SchemaFolder.Over(folder));

        Assert.Equal(RegisterAnswer.Listed, await Task.Run(() => RegisterSet.Of().Oc4idsPrefixes.Ask("oc4ids-a1b2c3")));
    }

    [Theory]
    [InlineData("panama/act-statuses.csv", "generation,id,es,en,tenderStatus\nv2,1,En pausa,On hold,paused\n", "'paused' is not a code of tenderStatus.csv.")]
    [InlineData("panama/project-types.csv", "code,words\ndigging,cavar\n", "'digging' is not a code of oc4ids/0.9.5/codelists/projectType.csv.")]
    [InlineData("panama/project-sectors.csv", "codigo,words\n", "The column 'code' is missing; there are codigo, words.")]
    [InlineData("panama/infrastructure-rules.json", "{}", "The given key was not present in the dictionary.")]
    [InlineData("oc4ids/0.9.5/project-schema.json", "[]", "is not a JSON object.")]
    public void ATableThatCannotBeUsedIsNamedAtTheStart(string path, string text, string fault)
    {
        Write(path, text);

        var faults = OperatorTables.Faults(SchemaFolder.Over(folder), "en");

        Assert.Contains(faults, found => found.Contains(path, StringComparison.Ordinal) && found.EndsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ids/elements.csv", "id,set,level,paths,due_from\na,core,project,title,process\n", "'process' is no stage")]
    [InlineData("ids/elements.csv", "id,set,level,paths,due_from\na,core,project,title,project:someday\n", "'project:someday' is no stage")]
    [InlineData("ids/elements.csv", "id,set,level,paths,conditions,due_from\na,core,project,title,roles,project:identification\n", "'roles' is no condition")]
    [InlineData("ocds/extensions/own/extension.json", """{"name":{"es":1}}""", "'name' is neither a text nor")]
    [InlineData("ocds/extensions/own/extension.json", """{"dependencies":[1]}""", "'dependencies' is not a list of ids")]
    [InlineData("ocds/extensions/lots/release-schema.json", """{"properties":{"a":{},"a":{}}}""", "uplicate")]
    [InlineData("ocds/extensions/lots/release-schema.json", """{"properties":{"a":true}}""", "The schema has a True where a schema should be")]
    [InlineData("oc4ids/0.9.5/project-schema.json", """{"properties":{"a":true}}""", "There is a True where the schema of '/a' should be.")]
    [InlineData("oc4ids/0.9.5/project-schema.json", """{"properties":{"a":{},"a":{}}}""", "uplicate")]
    [InlineData("oc4ids/0.9.5/codelists/projectType.csv", "Codigo\nx\n", "The column 'Code' is missing; there are Codigo.")]
    [InlineData("registers/exchange-rates.csv", "currency,date,usd_per_unit\nEUR,,\"1,08\"\n", "'1,08' in the column 'usd_per_unit' is no number")]
    [InlineData("registers/exchange-rates.csv", "currency,date,usd_per_unit\nEUR,,0\n", "is no rate: above 0.")]
    [InlineData("registers/country-extents.csv", "code,es,en,west,south,east,north\nPA,Panamá,Panama,\"-83,05\",7.2,-77.1,9.7\n", "'-83,05' in the column 'west' is no number")]
    [InlineData("panama/districts.csv", "code,name,province,lon,lat\n1,A,bocas-del-toro,-8212,9\n", "'-8212' in the column 'lon' is no place on earth")]
    [InlineData("addresses.csv", "standard,address\n", "The column 'kind' is missing")]
    [InlineData("ocds/extensions/addresses.csv", "id,url\n", "The column 'address' is missing")]
    [InlineData("panama/project-template.csv", "table\n", "The column 'column' is missing")]
    [InlineData("panama/source-precedence.csv", "path\n", "The column 'adapters' is missing")]
    [InlineData("oc4ids/0.9.5/texts.csv", "field\n", "The column 'definition' is missing")]
    public void AFileThatOnceStoppedTheStartIsNamedWithWhatIsWrong(string path, string text, string fault)
    {
        Write(path, text);

        var faults = OperatorTables.Faults(SchemaFolder.Over(folder), "en");

        Assert.Contains(faults, found => found.Contains($"{path}: ", StringComparison.Ordinal) && found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void AFaultIsToldInSpanishWithItsRowWhatWasFoundAndWhatWasExpected()
    {
        Write("registers/exchange-rates.csv", "currency,date,usd_per_unit\nUSD,,1\nEUR,,\"1,08\"\n");

        Assert.Equal(
            [$"{Path.Combine(folder, "registers/exchange-rates.csv")}: Fila 2: «1,08» en la columna «usd_per_unit» no es un número: cifras, con punto antes de los decimales."],
            OperatorTables.Faults(SchemaFolder.Over(folder), "es"));
    }

    [Fact]
    public void OursHaveNoFault() => Assert.Empty(OperatorTables.Faults(SchemaFolder.Embedded, "en"));

    [Fact]
    public void TheFingerprintTellsOneStateOfTheFolderFromAnother()
    {
        Assert.Empty(SchemaFolder.Embedded.Fingerprint);
        Assert.Empty(SchemaFolder.Over(folder).Fingerprint);
        Write("panama/units.csv", "a");
        var first = SchemaFolder.Over(folder).Fingerprint;
        Write("panama/units.csv", "b");

        Assert.NotEqual(first, SchemaFolder.Over(folder).Fingerprint);
        Assert.Equal(64, first.Length);
    }

    [Fact]
    public void AReplacedInstitutionIsFoundWithoutNamingTheFolder()
    {
        Write("panama/institutions.csv", Header("panama/institutions.csv") + "\n");

        using (SchemaFolder.Within(SchemaFolder.Over(folder)))
            Assert.Empty(Institutions.Of().All);
        Assert.NotEmpty(Institutions.Of().All);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Header(string path)
    {
        using var reader = new StreamReader(SchemaFolder.Embedded.Open(path));
        return reader.ReadLine()!;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
