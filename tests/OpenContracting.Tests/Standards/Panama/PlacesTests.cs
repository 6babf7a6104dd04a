using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.Standards.Panama;

public sealed class PlacesTests
{
    private static readonly Places places = Places.Of();

    [Theory]
    [InlineData("Panamá Oeste", "panama-oeste")]
    [InlineData("PANAMA OESTE", "panama-oeste")]
    [InlineData("Provincia de Los Santos", "los-santos")]
    [InlineData("Comarca Ngöbe Buglé", "ngabe-bugle")]
    [InlineData("Kuna Yala", "guna-yala")]
    [InlineData("Chiriqui", "chiriqui")]
    [InlineData("San José", null)]
    public void AProvinceIsFoundByItsNameHoweverWritten(string name, string? code) =>
        Assert.Equal(code, places.FindByName(name)?.Code);

    [Theory]
    [InlineData("panama-oeste", "PA-10", "13", "13", "15")]
    [InlineData("veraguas", "PA-9", "09", "10", "09")]
    [InlineData("chiriqui", "PA-4", "04", "02", "04")]
    [InlineData("guna-yala", "PA-KY", "10", "09", "10")]
    public void TheNumberingsThatLookAlikeAreKeptApart(string code, string iso, string inec, string geoNames, string number)
    {
        var place = places.Find(code)!;

        Assert.Equal((iso, inec, geoNames, number), (place.Iso, place.Inec, place.GeoNames, place.ProcessNumber));
        Assert.Same(place, places.FindByIso(iso));
        Assert.Same(place, places.FindByProcessNumber(number));
    }

    [Fact]
    public void EveryProvinceIsThereOnceAndOnTheMap()
    {
        Assert.Equal(10, places.All.Count(place => place.Kind == PlaceKind.Province));
        Assert.Equal(4, places.All.Count(place => place.Kind == PlaceKind.Comarca));
        Assert.All(places.All.Where(place => place.Inec is not null), place =>
        {
            Assert.InRange(place.Longitude!.Value, -83.1m, -77.1m);
            Assert.InRange(place.Latitude!.Value, 7.0m, 9.8m);
        });
    }

    [Fact]
    public void TheDistrictsCarryTheirProvincesNumber()
    {
        Assert.Equal(82, places.Districts.Count);
        Assert.Equal(81, places.Districts.Count(district => district.IsMunicipality));
        Assert.All(places.Districts, district =>
        {
            Assert.Equal(places.Find(district.Province)!.Inec, district.Code[..2]);
            Assert.InRange(district.Longitude, -83.1m, -77.1m);
            Assert.InRange(district.Latitude, 7.0m, 9.8m);
            Assert.NotEmpty(district.Source);
        });
    }

    [Fact]
    public void ANameOfTwoDistrictsNeedsItsProvince()
    {
        Assert.Null(places.FindDistrictByName("Santa Fe"));
        Assert.Equal("0503", places.FindDistrictByName("SANTA FE", "darien")!.Code);
        Assert.Equal("1205", places.FindDistrictByName("Distrito de Nurum")!.Code);
    }
}
