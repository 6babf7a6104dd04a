using System.Text.Json;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Tests.Validation.Reports;

/// <summary>What SARIF 2.1.0 asks of a log, object by object (sections of the OASIS standard in brackets), and what code hosts ask on top.</summary>
public sealed class SarifStructureTests
{
    private static readonly JsonElement Log = Written();
    private static readonly JsonElement Run = Log.GetProperty("runs")[0];
    private static readonly JsonElement Driver = Run.GetProperty("tool").GetProperty("driver");

    [Fact]
    public void TheLogKeepsToThePublicSchema()
    {
        var schema = JSchema.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json")));
        var broken = JObject.Parse(Log.GetRawText());
        broken["runs"]![0]!["results"]![0]!["level"] = "grave";

        JObject.Parse(Log.GetRawText()).IsValid(schema, out IList<string> faults);

        Assert.Empty(faults);
        Assert.False(broken.IsValid(schema));
    }

    [Fact]
    public void TheLogNamesItsVersionAndTheFinalSchema() // [3.13]
    {
        Assert.Equal(["$schema", "version", "runs"], Names(Log));
        Assert.Equal("2.1.0", Log.GetProperty("version").GetString());
        Assert.Matches("^https://docs\\.oasis-open\\.org/sarif/sarif/v2\\.1\\.0/.*sarif-schema-2\\.1\\.0\\.json$", Log.GetProperty("$schema").GetString());
    }

    [Fact]
    public void TheDriverHasANameASemanticVersionAndRulesWithUniqueIds() // [3.19]
    {
        var rules = Driver.GetProperty("rules").EnumerateArray().ToList();
        var ids = rules.Select(rule => rule.GetProperty("id").GetString()!).ToList();

        Assert.Equal("occ", Driver.GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", Driver.GetProperty("semanticVersion").GetString());
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(rules, rule => // [3.49]
        {
            Assert.Empty(Names(rule).Except(["id", "name", "shortDescription", "helpUri", "help"]));
            Assert.Matches("^([A-Z0-9][a-z0-9]*)+$", rule.GetProperty("name").GetString());
            Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("shortDescription").GetProperty("text").GetString()));
            Assert.False(string.IsNullOrWhiteSpace(rule.GetProperty("help").GetProperty("text").GetString()));
        });
    }

    [Fact]
    public void EveryResultPointsAtItsRuleAndAtAPlaceInAFile() // [3.27]
    {
        var rules = Driver.GetProperty("rules");
        var results = Run.GetProperty("results").EnumerateArray().ToList();

        Assert.NotEmpty(results);
        Assert.All(results, result =>
        {
            Assert.Empty(Names(result).Except(["ruleId", "ruleIndex", "level", "message", "suppressions", "locations"]));
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning", "note" });
            Assert.False(string.IsNullOrWhiteSpace(result.GetProperty("message").GetProperty("text").GetString()));
            var place = result.GetProperty("locations")[0];
            var physical = place.GetProperty("physicalLocation");
            Assert.Matches(new Regex(@"^[A-Za-z0-9\-._~/%]+$"), physical.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.True(physical.GetProperty("region").GetProperty("startLine").GetInt64() >= 1); // [3.30.5]
            Assert.True(physical.GetProperty("region").GetProperty("startColumn").GetInt64() >= 1);
            Assert.NotEqual("", place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        });
    }

    [Fact]
    public void ColumnsAreCountedAsTheRunSays() => // [3.14.17]
        Assert.Equal("unicodeCodePoints", Run.GetProperty("columnKind").GetString());

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static JsonElement Written()
    {
        var output = new MemoryStream();
        var report = Validator.Validate(File.ReadAllBytes(RepositoryFiles.Fixture("reports", "package.json")));
        var document = new ReportedDocument("datos/obras de año 2026.json", report)
        {
            Settings = [new RuleSetting("wrong-type", null, "se corrige", new DateOnly(2027, 1, 31), 1), new RuleSetting("missing-currency", Severity.Information, "se sabe", new DateOnly(2027, 1, 31), 1)],
            Silenced = [report.Notices.First(notice => notice.Code == "wrong-type")],
            RulePages = "https://example.org/reglas/",
        };
        new SarifReport().Write(output, [document], "es");
        return JsonDocument.Parse(output.ToArray()).RootElement;
    }
}
