using System.IO.Compression;
using OpenContracting.Exports.Synthetic;

namespace OpenContracting.Tests.Exports.Synthetic;

/// <summary>The bundled demo is what the generator makes.</summary>
public sealed class DemoTests
{
    private static readonly string Bundled = RepositoryFiles.Fixture("exports", "demo");

    [Fact]
    public void BundledDemoIsWhatTheGeneratorMakes()
    {
        using var folder = new TemporaryFolder();
        var summary = SyntheticExports.Write(SyntheticOptions.Demo, folder.Path);

        Assert.Equal(summary.Files, Directory.GetFiles(Bundled, "*.zip").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (Environment.GetEnvironmentVariable("OPENCONTRACTING_UPDATE_FIXTURES") == "1")
            File.Copy(Path.Combine(folder.Path, BudgetExecution.FileName), Path.Combine(Bundled, BudgetExecution.FileName), overwrite: true);
        foreach (var name in (string[])[SyntheticExports.TruthFileName, SyntheticExports.FlawsFileName, BudgetExecution.FileName])
            Assert.Equal(File.ReadAllText(Path.Combine(folder.Path, name)), File.ReadAllText(Path.Combine(Bundled, name)));
        // Unpacked, because another version of the runtime may pack the same bytes otherwise.
        Assert.All(
            summary.Files,
            file => Assert.Equal(Unpacked(Path.Combine(folder.Path, file)), Unpacked(Path.Combine(Bundled, file))));
    }

    [Fact]
    public void DemoHasWorksOfEveryStageInEveryProvinceAndYear()
    {
        var works = WrittenExports.ReadCsv(Path.Combine(Bundled, SyntheticExports.TruthFileName))
            .Where(row => row["nature"] == "works")
            .ToList();

        Assert.InRange(works.Select(row => row["project"]).Distinct().Count(), 100, 400);
        Assert.True(works.Select(row => row["province"]).Distinct().Count() >= 12);
        Assert.Equal(["2023", "2024", "2025", "2026"], works.Select(row => row["firstMonth"][..4]).Distinct().Order());
        Assert.Superset(
            new HashSet<string> { "open", "awarded", "contracted", "accepted", "unsuccessful", "cancelled" },
            works.Select(row => row["status"]).ToHashSet());
    }

    [Fact]
    public void DemoIsSmallEnoughForAClone() =>
        Assert.InRange(Directory.GetFiles(Bundled).Sum(file => new FileInfo(file).Length), 500_000, 3_500_000);

    private static Dictionary<string, string> Unpacked(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var text = new StreamReader(entry.Open());
            return text.ReadToEnd();
        });
    }
}
