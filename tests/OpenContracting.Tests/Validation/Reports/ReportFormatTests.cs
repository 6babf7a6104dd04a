using System.Text;
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
