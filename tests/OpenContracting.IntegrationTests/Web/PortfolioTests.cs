using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What a set of contracts comes to, by hand.</summary>
public sealed class PortfolioTests
{
    private static readonly Company Ceiba = new("PA-RUC-1", "La Ceiba"), Zorro = new("PA-RUC-2", "El Zorro"), Ana = new("persona-0a1b", "Ana Pérez");

    [Fact]
    public void SharesAreOfTheContractsThatHaveTheDatum()
    {
        var portfolio = new Portfolio(
        [
            Contract(Ceiba, 100, bidders: 1), Contract(Ceiba, 200, bidders: 3), Contract(Zorro, 300, bidders: 2), Contract(Zorro, 400, bidders: 4),
            Contract(Zorro, 500, bidders: 5), Contract(Ceiba, 500, bidders: null), Contract(Ceiba, 999, bidders: 2) with { Suppliers = [] },
        ]);

        Assert.Equal((7, 6, 5), (portfolio.Processes, portfolio.Contracts, portfolio.WithBidders));
        Assert.Equal(0.2m, portfolio.OneBidder);
        Assert.Equal(3, portfolio.MedianBidders);
        Assert.Equal(new Amount(2000, "PAB"), portfolio.Value);
        Assert.Equal([("El Zorro", 3, 0.6m), ("La Ceiba", 3, 0.4m)], portfolio.Suppliers.Select(one => (one.Name, one.Contracts, one.Share!.Value)));
        Assert.Equal("El Zorro", Portfolio.Largest(portfolio.Suppliers)?.Name);
    }

    [Fact]
    public void OfFewerThanFiveContractsThereAreNoShares()
    {
        var portfolio = new Portfolio([Contract(Ceiba, 100, bidders: 1), Contract(Ceiba, 100, bidders: 1)]);

        Assert.Null(portfolio.OneBidder);
        Assert.Null(portfolio.MedianBidders);
        Assert.Null(portfolio.Modified);
        Assert.Null(Portfolio.Largest(portfolio.Suppliers));
    }

    [Fact]
    public void GrowthIsFromWhatWasSignedToTheLatestValue()
    {
        var portfolio = new Portfolio(
            [.. new decimal[] { 100, 110, 120, 130, 90 }.Select(latest => Contract(Ceiba, 100, bidders: 2) with { Latest = new Amount(latest, "PAB"), Modifications = 1 })]);

        Assert.Equal(0.1m, portfolio.MedianGrowth);
        Assert.Equal(1, portfolio.Modified);
    }

    [Fact]
    public void AConsortiumCountsForEachOfItsCompaniesAndItsValueForNone()
    {
        var portfolio = new Portfolio([Contract(Ceiba, 100, bidders: 2) with { Suppliers = [Ceiba, Zorro] }]);

        Assert.Equal([("El Zorro", 1, (decimal?)null), ("La Ceiba", 1, null)], portfolio.Suppliers.Select(one => (one.Name, one.Contracts, one.Value?.Value)));
        Assert.Equal(new Amount(100, "PAB"), portfolio.Value);
        Assert.Null(new Portfolio([Contract(Ceiba, 100, bidders: 2) with { Suppliers = [Ceiba, Zorro] }], isOfCompany: true).Value);
    }

    [Fact]
    public void NaturalPersonsAreCountedAndNeverListed()
    {
        var book = new ContractBook([Contract(Ana, 100, bidders: 1), Contract(Ceiba, 100, bidders: 2) with { Tenderers = [Ceiba, Ana] }]);

        Assert.Equal(1, book.Persons);
        Assert.Equal(["La Ceiba"], book.Suppliers.Select(row => row.Name));
        Assert.Null(book.Name(Ana.Id));
        Assert.Empty(book.RivalsOf(Ceiba.Id));
        Assert.Equal(["La Ceiba"], new Portfolio(book.Rows).Suppliers.Select(one => one.Name));
    }

    [Fact]
    public void RivalsAreThoseOfTheSameTendersWithWhoWon()
    {
        var book = new ContractBook(
        [
            Contract(Ceiba, 100, bidders: 2) with { Tenderers = [Ceiba, Zorro] }, Contract(Zorro, 100, bidders: 2) with { Tenderers = [Ceiba, Zorro] },
            Contract(Zorro, 100, bidders: 1) with { Tenderers = [Zorro] },
        ]);

        Assert.Equal([new Rival(Zorro.Id, Zorro.Name, Together: 2, Won: 1, Lost: 1)], book.RivalsOf(Ceiba.Id));
        Assert.Equal(2, book.EnteredBy(Ceiba.Id).Count);
        Assert.Single(book.WonBy(Ceiba.Id));
    }

    [Fact]
    public void WorksCloseTogetherShareAMarkThatSaysHowMany()
    {
        var map = new WorksMap(
            new CountryMap(new Dictionary<string, int>()),
            [new("a", "A", -79.52, 8.98), new("b", "B", -79.521, 8.981), new("c", "C", -82.43, 8.43), new("far", "Far", -60, 8)], placed: 4, all: 6);

        Assert.Equal([2, 1], map.Marks.Select(mark => mark.Works.Count).OrderDescending());
        Assert.Equal((4, 2), (map.Placed, map.Unplaced));
        Assert.All(map.Marks.SelectMany(mark => mark.Works.Select(work => (mark, work))), pair => Assert.True(
            pair.work.Longitude > pair.mark.Around.West && pair.work.Longitude < pair.mark.Around.East
            && pair.work.Latitude > pair.mark.Around.South && pair.work.Latitude < pair.mark.Around.North));
    }

    private static ContractRow Contract(Company supplier, decimal value, int? bidders) => new()
    {
        ProjectId = "oc4ids-" + supplier.Id,
        InstitutionId = "mop",
        Value = new Amount(value, "PAB"),
        Bidders = bidders,
        Suppliers = [supplier],
        Tenderers = [supplier],
    };
}
