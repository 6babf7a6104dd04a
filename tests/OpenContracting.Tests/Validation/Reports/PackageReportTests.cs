using System.Text;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Tests.Validation.Reports;

/// <summary>
/// The whole packages in <c>fixtures/projects</c> and <c>fixtures/releases</c>, valid and broken, and the report kept beside each (<c>name.report.ndjson</c>): a change of a
/// rule shows as a change of reports, and is reviewed as one.
/// </summary>
public sealed class PackageReportTests
{
    public static TheoryData<string> Packages =>
    [
        .. from folder in new[] { "projects", "releases" }
           from file in Directory.EnumerateFiles(RepositoryFiles.Fixture(folder), "*.json").Order(StringComparer.Ordinal)
           select $"{folder}/{Path.GetFileNameWithoutExtension(file)}",
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void PackageGetsTheReportBesideIt(string name)
    {
        var file = RepositoryFiles.Fixture($"{name}.json");
        var kept = Path.ChangeExtension(file, ".report.ndjson");
        var output = new MemoryStream();
        var report = Validator.Validate(File.ReadAllBytes(file), new ValidationOptions { Clock = new FixtureClock() });

        new NdjsonReport().Write(output, [new ReportedDocument($"fixtures/{name}.json", report)], "es");

        var written = Encoding.UTF8.GetString(output.ToArray());
        if (Environment.GetEnvironmentVariable("OPENCONTRACTING_UPDATE_FIXTURES") is { Length: > 0 })
            File.WriteAllText(kept, written);
        Assert.True(File.Exists(kept), $"Set OPENCONTRACTING_UPDATE_FIXTURES to write {kept}, and read it before you keep it.");
        Assert.Equal(File.ReadAllText(kept), written, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("releases")]
    public void ValidPackageHasNoErrors(string folder)
    {
        var report = Validator.Validate(File.ReadAllBytes(RepositoryFiles.Fixture(folder, "valid.json")), new ValidationOptions { Clock = new FixtureClock() });

        Assert.Equal((VerdictOutcome.Passed, VerdictOutcome.Passed, VerdictOutcome.Passed), (report.Structure.Outcome, report.Conformance.Outcome, report.Quality.Outcome));
    }

    private sealed class FixtureClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => CheckFixture.Now;
    }
}
