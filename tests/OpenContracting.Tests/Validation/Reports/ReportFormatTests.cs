using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Tests.Validation.Reports;

/// <summary>
/// <c>fixtures/reports/package.json</c> in every format and language, beside the files <c>package.&lt;language&gt;.&lt;format&gt;</c> that it must give.
/// What people read in them is reviewed like code.
/// </summary>
public sealed class ReportFormatTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var format in ReportFormats.All.Where(format => format.Name is not ("xlsx" or "cove")))
            {
                cases.Add(format.Name, "es");
                cases.Add(format.Name, "en");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AReportIsWrittenAsItsFixtureSays(string format, string language)
    {
        var expected = RepositoryFiles.Fixture("reports", $"package.{language}.{format}");
        var output = new MemoryStream();

        ReportFormats.Find(format)!.Write(output, [new ReportedDocument("fixtures/reports/package.json", Report())], language);

        var written = Encoding.UTF8.GetString(output.ToArray());
        if (!File.Exists(expected))
        {
            File.WriteAllText(expected, written);
            Assert.Fail($"{expected} was missing and has been written: read it before you keep it.");
        }

        Assert.Equal(File.ReadAllText(expected), written);
    }

    [Fact]
    public void NoticesOfOneRuleAtOnePathAreOneGroup()
    {
        var groups = NoticeGroup.Of(
        [
            Notice("missing-currency", Severity.Warning, "/projects/0/budget/amount"),
            Notice("missing-property", Severity.Error, "/projects/0"),
            Notice("missing-currency", Severity.Warning, "/projects/11/budget/amount"),
        ]);

        Assert.Equal(
            [("missing-property", "/projects/*", 1L), ("missing-currency", "/projects/*/budget/amount", 2L)],
            groups.Select(group => (group.Code, group.Path, group.Count)));
    }

    [Theory]
    [InlineData("-537", "-537")]
    [InlineData("-1.5e3", "-1.5e3")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("\"=1+1\"", "\"\"\"'=1+1\"\"\"")]
    public void NumbersStayNumbersWhereFormulasAreMadeHarmless(string value, string cell)
    {
        var report = Report();

        var csv = Written("csv", new ReportedDocument("a.json", report with { Notices = [report.Notices[0] with { Value = value, Expected = null, DidYouMean = null }] }));

        Assert.Contains($",{cell},,,", csv);
    }

    [Fact]
    public void ProgramsAreToldTheFileOfATableAndTheAddressAsItIs()
    {
        var report = Report();
        var place = report.Notices[0] with { Source = "b.csv, row 2" };
        var tables = new ReportedDocument("a.csv + b.csv", report with { Notices = [place] }) { Files = ["data/a.csv", "data/b.csv"] };

        Assert.Contains("\"uri\": \"data/b.csv\"", Written("sarif", tables));
        Assert.Contains(" file=data/b.csv,", Written("github", tables));
        Assert.Contains("\"uri\": \"https://example.org/p%20q.json?a=1\"", Written("sarif", new ReportedDocument("https://example.org/p%20q.json?a=1", report)));
    }

    [Fact]
    public void WhatIsNotKeptIsCountedAndWhatIsWeighedLessIsSaid()
    {
        var report = Report();
        var cut = report with { Counts = [.. report.Counts.Select(count => count with { Count = count.Count + 1000 })] };
        var document = new ReportedDocument("p.json", cut) { Settings = [new RuleSetting("missing-id", null, "being mended", new DateOnly(2027, 1, 31), 7)] };

        Assert.Contains("(`closed-codelist`) × 1001\n", Written("markdown", document));
        Assert.Contains("There are 1,001 in all; here are the first 1.", Written("markdown", document));
        foreach (var format in new[] { "markdown", "html" })
            Assert.Contains("missing-id → silenced, until 2027-01-31; findings: 7. Reason: being mended", Written(format, document));
        Assert.Contains("\"reason\": \"being mended\"", Written("json", document));
    }

    [Fact]
    public void ProgramsSeeWhatWasSilencedOrWeighsLessAndWhy()
    {
        var report = Report();
        var silenced = report.Notices.First(notice => notice.Code == "wrong-type");
        var document = new ReportedDocument("p.json", report with { Notices = [report.Notices.First(notice => notice.Code == "missing-currency") with { Setting = "known (→ 2027-01-31)" }] })
        {
            Settings = [new RuleSetting("wrong-type", null, "=being mended", new DateOnly(2027, 1, 31), 1), new RuleSetting("missing-currency", Severity.Information, "known", new DateOnly(2027, 1, 31), 1)],
            Silenced = [silenced],
            RulePages = "https://example.org/rules/",
        };

        var csv = Written("csv", document).Split("\r\n");
        Assert.EndsWith(",setting", csv[0]);
        Assert.EndsWith(",known (→ 2027-01-31)", csv[1]);
        Assert.StartsWith("p.json,structure,off,wrong-type,", csv[2]);
        Assert.EndsWith(",'=being mended (→ 2027-01-31)", csv[2]);

        var junit = XDocument.Parse(Written("junit", document)).Root!.Element("testsuite")!;
        Assert.Equal("1", junit.Attribute("skipped")!.Value);
        Assert.Equal(junit.Elements("testcase").Count().ToString(), junit.Attribute("tests")!.Value);
        Assert.Equal(
            "Rule weighed less by whoever validates: wrong-type → silenced, until 2027-01-31; findings: 1. Reason: =being mended",
            junit.Elements("testcase").Single(tested => tested.Element("skipped") is not null).Element("skipped")!.Attribute("message")!.Value);
        Assert.Contains(junit.Descendants("system-out"), said => said.Value.StartsWith("Rule weighed less by whoever validates: missing-currency → Information, until 2027-01-31", StringComparison.Ordinal));

        var run = JsonDocument.Parse(Written("sarif", document)).RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([("missing-currency", false), ("wrong-type", true)], results.Select(result => (result.GetProperty("ruleId").GetString()!, result.TryGetProperty("suppressions", out _))));
        Assert.Equal("=being mended (→ 2027-01-31)", results[1].GetProperty("suppressions")[0].GetProperty("justification").GetString());
        var overrides = run.GetProperty("invocations")[0].GetProperty("ruleConfigurationOverrides");
        Assert.False(overrides[0].GetProperty("configuration").GetProperty("enabled").GetBoolean());
        Assert.Equal(("note", "known"), (overrides[1].GetProperty("configuration").GetProperty("level").GetString(), overrides[1].GetProperty("properties").GetProperty("reason").GetString()));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().First(rule => rule.GetProperty("id").GetString() == "missing-currency");
        Assert.Equal("https://example.org/rules/missing-currency", rule.GetProperty("helpUri").GetString());
        Assert.All(
            new[] { CheckText.Of(KnownRule.Find("missing-currency")!.Check!, "en") }.SelectMany(page => new[] { page.Rule, page.Why, page.Mend }),
            part => Assert.Contains(part, rule.GetProperty("help").GetProperty("text").GetString()));
    }

    private static string Written(string format, ReportedDocument document)
    {
        var output = new MemoryStream();
        ReportFormats.Find(format)!.Write(output, [document], "en");
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static ValidationReport Report() => Validator.Validate(
        File.ReadAllBytes(RepositoryFiles.Fixture("reports", "package.json")),
        new ValidationOptions { Clock = new FixedClock(), Checks = [.. CheckList.All.Where(check => check.Code is "missing-currency" or "missing-org-refs")] });

    private static Notice Notice(string code, Severity severity, string pointer) =>
        new() { Code = code, Severity = severity, Kind = code == "missing-currency" ? NoticeKind.Quality : NoticeKind.Structure, Pointer = pointer };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    }
}
