using OpenContracting.Exports.Dgcp;
using OpenContracting.Exports.Synthetic;

namespace OpenContracting.Tests.Exports.Synthetic;

/// <summary>An ordinary year looks like one: shares and amounts lie in the bands that are known or estimated for DGCP.</summary>
public sealed class DistributionTests : IClassFixture<DistributionTests.OrdinaryYears>
{
    private readonly List<Dictionary<string, string>> records;
    private readonly OrdinaryYears years;

    public DistributionTests(OrdinaryYears years)
    {
        this.years = years;
        records = years.Records;
    }

    [Theory]
    [InlineData("Bienes", 0.55, 0.8)]
    [InlineData("Servicios", 0.18, 0.4)]
    [InlineData("Obras", 0.01, 0.05)]
    public void ObjectsHaveTheirShares(string label, double least, double most) =>
        Assert.InRange(ShareOf("mainProcurementCategoryDetails", label), least, most);

    [Fact]
    public void MostActsAreQuotationsAndMinorPurchases() =>
        Assert.InRange(
            records.Count(row => Cell(row, "id").Contains("-CL-") || Cell(row, "id").Contains("-CM-")) / (double)records.Count,
            0.82, 0.91);

    [Fact]
    public void PublicAndBestValueTendersAreFew() =>
        Assert.InRange(
            records.Count(row => Cell(row, "id").Contains("-LP-") || Cell(row, "id").Contains("-LV-")) / (double)records.Count,
            0.03, 0.12);

    [Theory]
    [InlineData("complete", 0.75, 0.88)]
    [InlineData("active", 0.04, 0.16)]
    [InlineData("unsuccessful", 0.02, 0.09)]
    [InlineData("cancelled", 0.01, 0.05)]
    public void StatusesHaveTheirShares(string status, double least, double most) =>
        Assert.InRange(ShareOf("status", status), least, most);

    [Theory]
    [InlineData(0.05, 200, 1_500)]
    [InlineData(0.50, 3_500, 12_000)]
    [InlineData(0.95, 60_000, 400_000)]
    public void AmountsAreLogNormal(double quantile, double least, double most)
    {
        var amounts = records.Select(row => decimal.Parse(Cell(row, "value/amount"))).Order().ToList();
        Assert.InRange(amounts[(int)(amounts.Count * quantile)], (decimal)least, (decimal)most);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(50_000)]
    [InlineData(250_000)]
    public void AmountsPileUpUnderThresholds(int threshold)
    {
        var amounts = records.Select(row => decimal.Parse(Cell(row, "value/amount"))).ToList();
        var under = amounts.Count(amount => amount > threshold * 0.98m && amount <= threshold);
        var over = amounts.Count(amount => amount > threshold && amount <= threshold * 1.02m);
        Assert.True(under > over * 4 + 5, $"{under} under, {over} over");
    }

    [Fact]
    public void MostOfficesAreInPanama() =>
        Assert.InRange(
            records.Count(row => Cell(row, "id").Split('-')[4] == "08") / (double)records.Count, 0.5, 0.75);

    [Fact]
    public void WorksAreAFewPercentOfTheActsAndAThirdOfTheValueOrMore()
    {
        var total = records.Sum(row => decimal.Parse(Cell(row, "value/amount")));
        var works = records.Where(row => years.Truth[row["ocid"]]["project"].Length > 0).ToList();

        Assert.InRange(works.Count / (double)records.Count, 0.034, 0.036);
        Assert.InRange(works.Sum(row => decimal.Parse(Cell(row, "value/amount"))) / total, 0.2m, 0.65m);
    }

    [Fact]
    public void WorksAreOftenDeclaredSomethingElseAndSomeObrasAreNone()
    {
        var works = records.Where(row => years.Truth[row["ocid"]]["nature"] == "works").ToList();
        var falseWorks = records.Count(row =>
            Cell(row, "mainProcurementCategoryDetails") == "Obras" && years.Truth[row["ocid"]]["infrastructure"] == "no");

        Assert.InRange(
            works.Count(row => Cell(row, "mainProcurementCategoryDetails") == "Obras") / (double)works.Count, 0.5, 0.75);
        Assert.InRange(falseWorks / (double)records.Count, 0.0002, 0.004);
    }

    [Fact]
    public void ContractsComeRepeatedAsInTheArchive()
    {
        var repeated = years.Flaws.Count(flaw => flaw["table"] == "com_contracts" && flaw["flaw"] == "duplicate");
        Assert.InRange(repeated / (double)years.ContractRows, 0.08, 0.15);
    }

    private double ShareOf(string field, string value) =>
        records.Count(row => Cell(row, field) == value) / (double)records.Count;

    private static string Cell(Dictionary<string, string> row, string field) => row["compiledRelease/tender/" + field];

    /// <summary>Twelve thousand processes, the works at their ordinary share.</summary>
    public sealed class OrdinaryYears
    {
        public OrdinaryYears()
        {
            using var folder = new TemporaryFolder();
            var options = new SyntheticOptions { Seed = 3, Processes = 12_000, BadRowShare = 0 };
            var summary = SyntheticExports.Write(options, folder.Path);
            Truth = WrittenExports.ReadCsv(Path.Combine(folder.Path, SyntheticExports.TruthFileName))
                .ToDictionary(row => row["ocid"]);
            Flaws = WrittenExports.ReadCsv(Path.Combine(folder.Path, SyntheticExports.FlawsFileName));
            var states = new Dictionary<string, Dictionary<string, string>>();
            foreach (var file in summary.Files)
            {
                foreach (var row in WrittenExports.ReadTable(folder.Path, file, MonthlyTables.Records))
                    states[row["ocid"]] = row;
                ContractRows += WrittenExports.ReadTable(folder.Path, file, MonthlyTables.Contracts).Count;
            }

            Records = [.. states.Values];
        }

        public List<Dictionary<string, string>> Records { get; }

        public Dictionary<string, Dictionary<string, string>> Truth { get; }

        public List<Dictionary<string, string>> Flaws { get; }

        public int ContractRows { get; }
    }
}
