using OpenContracting.Web.Pages.Compare;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What is drawn side by side can be held side by side.</summary>
public sealed class CompareTests
{
    [Fact]
    public void BalboasAndDollarsAreDrawnToOneMeasureAndOtherMoneyIsNotDrawnBesideThem()
    {
        Assert.Equal([1m, 0.5m, 0m], IndexModel.SharesOfMoney([Column(new(200, "PAB")), Column(new(100, "USD")), Column(null)]));
        Assert.Null(IndexModel.SharesOfMoney([Column(new(200, "PAB")), Column(new(100, "EUR"))]));
    }

    private static Compared Column(Amount? value) => new()
    {
        Id = "x",
        Name = "x",
        Address = "/",
        Works = 0,
        InExecution = 0,
        Overdue = 0,
        Value = value,
        Contracts = new Portfolio([]),
    };
}
