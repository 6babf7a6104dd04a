using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.Standards.Panama;

public sealed class UnspscTests
{
    private static readonly Unspsc unspsc = Unspsc.Of();

    [Theory]
    [InlineData("72141003", "7214")]
    [InlineData("42191610", "42")]
    [InlineData("95121500", "9512")]
    [InlineData("95101012", "95101012")]
    [InlineData("99999999", null)]
    [InlineData("7", null)]
    public void ACodeIsNamedByItsMostParticularEntry(string code, string? entry) =>
        Assert.Equal(entry, unspsc.Find(code)?.Code);

    [Fact]
    public void PanamasOwnCodesAreNoLand()
    {
        Assert.True(unspsc.IsLocal("95101010"));
        Assert.False(unspsc.IsLocal("95101501"));
        Assert.Equal("C62", Units.Of().FindByName("UNIDAD")!.Unece);
    }
}
