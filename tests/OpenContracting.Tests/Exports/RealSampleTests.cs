using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Exports;

/// <summary>The real samples go through: each row ends as a release or in quarantine, and no personal number comes out.</summary>
public sealed class RealSampleTests
{
    [ReferenceDataFact]
    public void TheOcdsApiPageGivesFiveReleases()
    {
        var (summary, sink) = Read("ocds-v2-api-release-package.json");

        Assert.Equal([new TableCount("releases", 5, 5, 0, 0)], summary.Tables);
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", summary.Licence);
        Assert.StartsWith("https://", summary.NextPage);
        Assert.All(sink.Snapshots, snapshot => Assert.Equal(snapshot.Ocid, ReleaseBuilder.Build(snapshot).Ocid));
    }

    [ReferenceDataFact]
    public void TheV2ListGivesAStateForEachOfItsRows()
    {
        var (summary, sink) = Read("v2-list.csv");

        Assert.Equal([new TableCount("acts", 246, 246, 0, 0)], summary.Tables);
        Assert.All(sink.Snapshots, snapshot => Assert.Null(ReleaseBuilder.Build(snapshot).Ocid));
    }

    private static (ExportSummary Summary, CollectingSink Sink) Read(string sample) =>
        CollectingSink.Read(ExportFile.At(Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples", sample)));
}
