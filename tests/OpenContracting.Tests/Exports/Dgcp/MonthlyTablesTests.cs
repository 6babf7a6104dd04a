using OpenContracting.Exports.Dgcp;

namespace OpenContracting.Tests.Exports.Dgcp;

public sealed class MonthlyTablesTests
{
    public static TheoryData<string> Names => [.. MonthlyTables.All.Select(table => table.Name)];

    [Fact]
    public void TablesAreThoseOfTheArchive() =>
        Assert.Equal(
            [
                "records", "releases", "com_parties", "com_par_additionalIdentifiers", "com_pla_bud_budgetBreakdown",
                "com_relatedProcesses", "com_sources", "com_ten_items", "com_ten_tenderers", "com_awards",
                "com_awa_items", "com_awa_suppliers", "com_bid_details", "com_bid_det_documents", "com_bid_det_items",
                "com_bid_det_tenderers", "com_contracts", "com_con_documents", "com_con_imp_documents",
            ],
            MonthlyTables.All.Select(table => table.Name));

    [Fact]
    public void NestedTableBeginsWithTheIdsItsRowsBelongTo() =>
        Assert.Equal(
            ["ocid", "compiledRelease/awards/0/id", "compiledRelease/awards/0/items/0/id"],
            MonthlyTables.AwardItems.Columns.Take(3));

    [Fact]
    public void KeyOfAnAwardItemIsOcidAwardAndItem() =>
        Assert.Equal(
            ["ocid", "compiledRelease/awards/0/id", "compiledRelease/awards/0/items/0/id"],
            MonthlyTables.AwardItems.Key.ToArray());

    [Fact]
    public void OcidAloneIsTheKeyOfRecordsSourcesAndRelatedProcesses() =>
        Assert.All(
            [MonthlyTables.Records, MonthlyTables.Sources, MonthlyTables.RelatedProcesses],
            table => Assert.Equal(["ocid"], table.Key.ToArray()));

    [Theory]
    [MemberData(nameof(Names))]
    public void ColumnsAreDistinctAndHoldTheKey(string name)
    {
        var table = MonthlyTables.ByName[name];

        Assert.Equal(table.Columns.Distinct(), table.Columns);
        Assert.Subset(table.Columns.ToHashSet(), table.Key.ToHashSet());
        Assert.Equal("ocid", table.Columns[0]);
    }
}
