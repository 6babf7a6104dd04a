using System.Globalization;
using OpenContracting.Exports.Dgcp;

namespace OpenContracting.Tests.Exports.Synthetic;

/// <summary>What the monthly ZIPs hold when nothing is damaged on purpose.</summary>
public sealed class MonthlyZipTests(WrittenExports written) : IClassFixture<WrittenExports>
{
    public static TheoryData<string> Tables => [.. MonthlyTables.All.Select(table => table.Name)];

    [Fact]
    public void ThereIsAZipForEachMonth() =>
        Assert.Equal(
            Enumerable.Range(0, 24).Select(month => $"panamacompra_v3-{2024 + month / 12}-{month % 12 + 1:D2}.zip"),
            written.Months);

    [Theory]
    [MemberData(nameof(Tables))]
    public void TableHasItsColumnsAndRowsThatBelongToARecord(string name)
    {
        var table = MonthlyTables.ByName[name];
        foreach (var month in written.Months)
        {
            var records = written.Rows(MonthlyTables.Records, month).Select(row => row["ocid"]).ToHashSet();
            var rows = written.Rows(table, month);
            Assert.All(rows.Take(1), row => Assert.Equal(table.Columns, row.Keys));
            Assert.All(rows, row => Assert.Contains(row["ocid"], records));
        }

        Assert.NotEmpty(written.Rows(table));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void KeyTellsRowsApartExceptWholeRepeats(string name)
    {
        var table = MonthlyTables.ByName[name];
        foreach (var month in written.Months)
        {
            var distinct = written.Rows(table, month).DistinctBy(row => string.Join('\u001f', row.Values)).ToList();
            var keys = distinct.Select(row => string.Join('\u001f', table.Key.Select(column => row[column]))).ToList();
            Assert.Equal(keys.Distinct().Count(), keys.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void DatesAndAmountsAreWellFormed(string name)
    {
        foreach (var (_, row) in written.Rows(MonthlyTables.ByName[name]))
        {
            foreach (var (column, value) in row.Where(cell => cell.Value.Length > 0))
            {
                if (column.EndsWith("Date", StringComparison.Ordinal) || column.EndsWith("/date", StringComparison.Ordinal))
                    Assert.True(
                        DateTimeOffset.TryParseExact(
                            value, "yyyy-MM-dd'T'HH:mm:sszzz", null, DateTimeStyles.None, out var date)
                            && date.Offset == TimeSpan.FromHours(-5),
                        $"{column}: {value}");
                if (column.EndsWith("/amount", StringComparison.Ordinal))
                    Assert.True(
                        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, null, out var amount) && amount > 0,
                        $"{column}: {value}");
            }
        }
    }

    [Fact]
    public void IdsOfTenderAwardAndContractCollideByDesign()
    {
        var numbers = written.LastStates().ToDictionary(state => state.Key, state => state.Value["compiledRelease/tender/id"]);

        Assert.All(
            written.Rows(MonthlyTables.Awards),
            award => Assert.Equal(numbers[award.Row["ocid"]], award.Row["compiledRelease/awards/0/id"]));
        Assert.All(
            written.Rows(MonthlyTables.Contracts),
            contract => Assert.Equal(numbers[contract.Row["ocid"]], contract.Row["compiledRelease/contracts/0/id"]));
    }

    [Fact]
    public void ReleaseIdIsOcidAndPublishedDate() =>
        Assert.All(
            written.Rows(MonthlyTables.Records),
            record => Assert.Equal(
                $"{record.Row["ocid"]}-{record.Row["compiledRelease/publishedDate"]}", record.Row["compiledRelease/id"]));

    [Fact]
    public void AwardIsTheSumOfItsItems()
    {
        foreach (var month in written.Months)
        {
            var sums = written.Rows(MonthlyTables.AwardItems, month)
                .GroupBy(row => row["ocid"])
                .ToDictionary(
                    rows => rows.Key,
                    rows => rows.Sum(row => decimal.Parse(row["compiledRelease/awards/0/items/0/totalValue/amount"])));
            Assert.All(
                written.Rows(MonthlyTables.Awards, month),
                award => Assert.Equal(
                    sums[award["ocid"]], decimal.Parse(award["compiledRelease/awards/0/value/amount"])));
        }
    }

    [Fact]
    public void LaterMonthShowsALaterStateOfTheSameProcess()
    {
        var changed = 0;
        foreach (var states in written.Rows(MonthlyTables.Records).GroupBy(state => state.Row["ocid"]))
        {
            var dates = states.Select(state => state.Row["compiledRelease/date"]).ToList();
            Assert.Equal(dates.Distinct().Order(StringComparer.Ordinal), dates);
            Assert.Single(states.Select(state => state.Row["compiledRelease/tender/title"]).Distinct());
            if (states.Select(state => state.Row["compiledRelease/tender/statusDetails"]).Distinct().Count() > 1)
                changed++;
        }

        Assert.InRange(changed, 150, 2_500);
    }

    [Fact]
    public void PurchaseNamesTheQuotationItComesFromAndHasItsWinner()
    {
        var bidders = written.Rows(MonthlyTables.Tenderers)
            .ToLookup(row => row.Row["ocid"], row => row.Row["compiledRelease/tender/tenderers/0/name"]);
        var suppliers = written.Rows(MonthlyTables.Suppliers)
            .ToLookup(row => row.Row["ocid"], row => row.Row["compiledRelease/awards/0/suppliers/0/name"]);
        var pairs = 0;
        foreach (var (_, row) in written.Rows(MonthlyTables.RelatedProcesses))
        {
            var origin = row["compiledRelease/relatedProcesses/0/identifier"];
            Assert.Equal(written.Truth[origin]["family"], written.Truth[row["ocid"]]["family"]);
            if (row["compiledRelease/relatedProcesses/0/relationship"] != "planning" || !suppliers.Contains(row["ocid"]))
                continue;

            pairs++;
            Assert.Contains(suppliers[row["ocid"]].First(), bidders[origin]);
        }

        Assert.InRange(pairs, 500, 2_500);
    }

    [Fact]
    public void RetenderHasTheNumberOfTheFailedActAndASuffix()
    {
        var retenders = written.Rows(MonthlyTables.RelatedProcesses)
            .Select(row => row.Row)
            .Where(row => row["compiledRelease/relatedProcesses/0/relationship"] == "unsuccessfulProcess")
            .ToList();

        Assert.NotEmpty(retenders);
        Assert.All(retenders, row =>
        {
            var origin = written.Truth[row["compiledRelease/relatedProcesses/0/identifier"]];
            Assert.Equal("unsuccessful", origin["status"]);
            Assert.Matches("-R[12]$", written.Truth[row["ocid"]]["numProceso"]);
            Assert.StartsWith(origin["numProceso"].Split("-R")[0], written.Truth[row["ocid"]]["numProceso"]);
        });
    }

    [Fact]
    public void EveryFirmSaysThatItIsFictitious() =>
        Assert.All(
            written.Rows(MonthlyTables.Suppliers),
            supplier => Assert.Matches(@" \(fictici[ao]\)$", supplier.Row["compiledRelease/awards/0/suppliers/0/name"]));

    [Fact]
    public void ConsortiumNamesItsMembers()
    {
        var consortia = written.Rows(MonthlyTables.Suppliers)
            .Where(row => row.Row["compiledRelease/awards/0/suppliers/0/id"].EndsWith("-00", StringComparison.Ordinal)
                && row.Row["compiledRelease/awards/0/suppliers/0/id"].Length == 13)
            .Select(row => row.Row["ocid"])
            .ToHashSet();
        var members = written.Rows(MonthlyTables.AdditionalIdentifiers).ToLookup(row => row.Row["ocid"]);

        Assert.NotEmpty(consortia);
        Assert.All(consortia, ocid => Assert.True(members[ocid].Count() >= 2, ocid));
    }

    [Fact]
    public void ModificationsAreDocumentsOfWorksContracts()
    {
        var changes = written.Rows(MonthlyTables.ContractDocuments)
            .Where(row => row.Row["compiledRelease/contracts/0/documents/0/documentTypeDetails"] == "Adenda")
            .ToList();

        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.NotEqual("no", written.Truth[change.Row["ocid"]]["infrastructure"]));
    }
}
