using OpenContracting.Standards.Registers;

namespace OpenContracting.Tests.Standards.Registers;

public sealed class CountryExtentsTests
{
    private static readonly CountryExtents Countries = CountryExtents.Of();

    [Theory]
    [InlineData("Panamá")]
    [InlineData("PANAMA")]
    [InlineData("Panama")]
    [InlineData(" pa ")]
    public void CountryIsFoundByItsNamesAndCode(string name) => Assert.Equal("PA", Countries.FindByName(name)?.Code);

    [Fact]
    public void UnknownNameIsNoCountry() => Assert.Null(Countries.FindByName("Atlántida"));

    [Theory]
    [InlineData(-79.53, 8.98, true)]
    [InlineData(-82.9, 8.4, true)]
    [InlineData(-81.8, 7.4, true)]
    [InlineData(8.98, -79.53, false)]
    [InlineData(-74.07, 4.71, false)]
    public void PanamaHoldsItsOwnPoints(double longitude, double latitude, bool inside) =>
        Assert.Equal(inside, Countries.Find("PA")!.Contains((decimal)longitude, (decimal)latitude));
}
