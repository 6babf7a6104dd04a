using OpenContracting.Exports;
using OpenContracting.Projects;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Exports.Template;

/// <summary>
/// From the rows of an institution's tables to the OC4IDS project: every folder under <c>fixtures/exports/template</c> with a
/// <c>.project.json</c> beside it. With OPENCONTRACTING_WRITE_EXPECTED=1 the files are written anew, to be read before they are kept.
/// </summary>
public sealed class TemplateToProjectTests
{
    private const string Ending = ".project.json";

    public static TheoryData<string> Folders() =>
        [.. Directory.EnumerateFiles(RepositoryFiles.Fixture("exports", "template"), "*" + Ending)
            .Select(path => Path.GetFileName(path)[..^Ending.Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void TheTablesGiveTheProjectWrittenBesideThem(string folder)
    {
        var path = RepositoryFiles.Fixture("exports", "template", folder);
        var sink = new CollectingSink();
        var summary = ExportReader.Read(FixtureExport.At(path), sink);
        var processes = sink.Snapshots.GroupBy(snapshot => snapshot.ProcessKey).Select(states =>
        {
            var history = ProcessHistory.Of(states.Select(state => new ProcessState
            {
                Source = "institution",
                Adapter = state.Adapter,
                Release = ReleaseBuilder.Build(state),
            }));
            return new CompiledProcess { ProcessKey = states.Key, CompiledRelease = history.CompiledJson(), Releases = history.Releases };
        });
        var project = ProjectMapper.Map(
            new ProjectIdentity { Id = "oc4ids-000000-1" }, [.. processes],
            new MappingOptions { DataAsOf = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero) });
        if (Environment.GetEnvironmentVariable("OPENCONTRACTING_WRITE_EXPECTED") == "1")
            AssertJson.WriteReadable(path + Ending, project.Json);

        Assert.All(summary.Tables, table => Assert.Equal((table.Rows, 0), (table.Used, table.Quarantined)));
        AssertJson.Equal(File.ReadAllText(path + Ending), project.Json);
    }
}
