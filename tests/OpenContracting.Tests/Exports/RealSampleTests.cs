using System.Text;
using System.Text.Json;
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

    [ReferenceDataFact]
    public void TheV2ServicesAnswerGivesAStateForEachOfItsActs()
    {
        var (summary, sink) = Read("v2-list-page.json");

        Assert.Equal((Adapters.DgcpV2List, 15), (summary.Adapter, sink.Snapshots.Count));
        Assert.Equal([new TableCount("acts", 15, 15, 0, 0)], summary.Tables);
    }

    [ReferenceDataFact]
    public void EveryActPageGivesTitleAmountItemsAndDocuments()
    {
        var (summary, sink) = Read("v2-detail-acts.json");
        var releases = sink.Snapshots.Select(snapshot => JsonDocument.Parse(ReleaseBuilder.Build(snapshot).Json).RootElement).ToList();

        Assert.Equal([new TableCount("acts", 54, 54, 0, 0)], summary.Tables);
        Assert.All(releases, release =>
        {
            Assert.NotEqual("", release.GetProperty("tender").GetProperty("title").GetString());
            Assert.True(release.GetProperty("awards")[0].GetProperty("value").GetProperty("amount").GetDecimal() > 0);
            Assert.NotEqual(0, release.GetProperty("awards")[0].GetProperty("items").GetArrayLength());
            Assert.Equal("PAB", release.GetProperty("awards")[0].GetProperty("value").GetProperty("currency").GetString());
        });
        Assert.Equal(3, releases.Count(release => release.GetProperty("tender").GetProperty("mainProcurementCategory").GetString() == "works"));
    }

    [ReferenceDataTheory]
    [InlineData("2020-0-12-0-08-EM-031569", "HABILITACIONES PROVISIONALES DE INFRAESTRUCTURA PARA ATENCIÓN", 1492889.58, 4)]
    [InlineData("2020-2-96-0-03-EM-010871", "rehabilitación de 2 piso", 18457.50, 0)]
    public void ASavedPageInWindows1252IsRead(string number, string title, double amount, int documents)
    {
        var (_, sink) = Read($"v2-detail-raw/{number}.html");
        var release = JsonDocument.Parse(ReleaseBuilder.Build(Assert.Single(sink.Snapshots)).Json).RootElement;

        Assert.Equal("num:" + number, sink.Snapshots[0].ProcessKey);
        Assert.Contains(title, release.GetProperty("tender").GetProperty("title").GetString());
        Assert.Equal((decimal)amount, release.GetProperty("awards")[0].GetProperty("value").GetProperty("amount").GetDecimal());
        Assert.True(CountDocuments(release) >= documents);
    }

    [ReferenceDataFact]
    public void TheOpenQuotationsGiveTenAcceptedCalls()
    {
        var (summary, sink) = Read("v3-open-quotations.csv");

        Assert.Equal([new TableCount("acts", 10, 10, 0, 0)], summary.Tables);
        Assert.All(sink.Snapshots, snapshot =>
        {
            var tender = JsonDocument.Parse(ReleaseBuilder.Build(snapshot).Json).RootElement.GetProperty("tender");
            Assert.True(tender.GetProperty("value").GetProperty("amount").GetDecimal() > 0);
            Assert.EndsWith("23:59:59-05:00", tender.GetProperty("tenderPeriod").GetProperty("endDate").GetString());
        });
    }

    [ReferenceDataTheory]
    [InlineData("ocds-v2-api-release-package.json")]
    [InlineData("v2-list.csv")]
    [InlineData("v2-list-page.json")]
    [InlineData("v2-detail-acts.json")]
    [InlineData("v3-open-quotations.csv")]
    public void NoIdentityNumberLeaves(string sample)
    {
        foreach (var snapshot in Read(sample).Sink.Snapshots)
        {
            var release = ReleaseBuilder.Build(snapshot);

            Assert.DoesNotMatch(IdentityNumber, Encoding.UTF8.GetString(release.Json.Span));
            Assert.DoesNotMatch(IdentityNumber, Encoding.UTF8.GetString(release.Provenance.Span));
        }
    }

    // The samples' persons have numbers of zeros: PE000001, 0-000-0002, 0-000-000-00.
    private const string IdentityNumber = @"""(PE0{3,}\d+|0-0{2,4}-0{2,}\d*(-\d+)?)""";

    private static int CountDocuments(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(property =>
            property.NameEquals("documents") ? property.Value.GetArrayLength() : CountDocuments(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(CountDocuments),
        _ => 0,
    };

    private static (ExportSummary Summary, CollectingSink Sink) Read(string sample) =>
        CollectingSink.Read(ExportFile.At(Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples", sample)));
}
