using System.IO.Compression;
using OpenContracting.Exports.Synthetic;

namespace OpenContracting.Tests.Exports.Synthetic;

public sealed class SyntheticExportsTests
{
    [Fact]
    public void SameOptionsGiveTheSameBytes()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        SyntheticExports.Write(new() { Seed = 9, Processes = 700 }, one.Path);
        SyntheticExports.Write(new() { Seed = 9, Processes = 700 }, other.Path);

        Assert.Equal(NamesIn(one.Path), NamesIn(other.Path));
        Assert.All(
            NamesIn(one.Path),
            name => Assert.Equal(
                File.ReadAllBytes(Path.Combine(one.Path, name)), File.ReadAllBytes(Path.Combine(other.Path, name))));
    }

    [Fact]
    public void AnotherSeedGivesOtherProcesses()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        SyntheticExports.Write(new() { Seed = 9, Processes = 100 }, one.Path);
        SyntheticExports.Write(new() { Seed = 10, Processes = 100 }, other.Path);

        Assert.NotEqual(
            File.ReadAllText(Path.Combine(one.Path, SyntheticExports.TruthFileName)),
            File.ReadAllText(Path.Combine(other.Path, SyntheticExports.TruthFileName)));
    }

    [Theory]
    [InlineData(10, 1, 1)]
    [InlineData(10, 38, 1)]
    [InlineData(1_000, 1, 35)]
    public void AnyNumberOfProcessesFitsAnyNumberOfMonths(int processes, int months, int works)
    {
        using var folder = new TemporaryFolder();
        var first = new DateOnly(2025, 3, 1);
        var summary = SyntheticExports.Write(
            new() { Processes = processes, FirstMonth = first, LastMonth = first.AddMonths(months - 1) }, folder.Path);

        Assert.Equal(months, summary.Files.Count);
        Assert.Equal(works, summary.WorksProcesses);
        Assert.Equal(processes + 1, File.ReadLines(Path.Combine(folder.Path, SyntheticExports.TruthFileName)).Count());
        Assert.Equal(months + 2, NamesIn(folder.Path).Length);
    }

    [Fact]
    public void ProgressEndsWithEverythingWritten()
    {
        using var folder = new TemporaryFolder();
        var reports = new List<SyntheticProgress>();
        SyntheticExports.Write(new() { Processes = 300 }, folder.Path, new Collector(reports));

        Assert.Contains(new SyntheticProgress(300, 300, 38, 38), reports);
    }

    [Fact]
    public void StoppingLeavesNoUnfinishedFiles()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => SyntheticExports.Write(
            new() { Processes = 5_000 }, folder.Path, new Stopper(stop), stop.Token));
        Assert.DoesNotContain(NamesIn(folder.Path), name => name.EndsWith(".part", StringComparison.Ordinal));
        Assert.All(
            NamesIn(folder.Path).Where(name => name.EndsWith(".zip", StringComparison.Ordinal)),
            name => ZipFile.OpenRead(Path.Combine(folder.Path, name)).Dispose());
    }

    [Fact]
    public void OptionsThatCannotBeUsedAreRefusedWithTheReason()
    {
        Assert.Equal("Processes must be between 10 and 2,000,000, not 9.", new SyntheticOptions { Processes = 9 }.Refusal());
        Assert.Equal(
            "The last month (2024-01) is before the first (2024-02).",
            new SyntheticOptions { FirstMonth = new(2024, 2, 1), LastMonth = new(2024, 1, 1) }.Refusal());
        Assert.Equal(
            "The share of works must be between 0 and 1, not 2.", new SyntheticOptions { WorksShare = 2 }.Refusal());
        Assert.Null(new SyntheticOptions { Processes = 2_000_000 }.Refusal());
        Assert.Throws<ArgumentException>(() => SyntheticExports.Write(new() { Processes = 1 }, "nowhere"));
    }

    private static string[] NamesIn(string folder) =>
        [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private sealed class Collector(List<SyntheticProgress> reports) : IProgress<SyntheticProgress>
    {
        public void Report(SyntheticProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<SyntheticProgress>
    {
        public void Report(SyntheticProgress value)
        {
            if (value.Months == 3)
                stop.Cancel();
        }
    }
}
