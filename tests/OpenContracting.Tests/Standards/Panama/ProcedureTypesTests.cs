using OpenContracting.Standards;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.Standards.Panama;

public sealed class ProcedureTypesTests
{
    private static readonly ProcedureTypes types = ProcedureTypes.Of();

    [Theory]
    [InlineData("Licitación por Mejor Valor", "open")]
    [InlineData("COMPRA MENOR HASTA 10,000", "open")]
    [InlineData("Procedimiento Excepcional", "direct")]
    [InlineData("Licitación con precalificación", "selective")]
    [InlineData("Procedimiento del Banco Mundial", null)]
    public void ALabelTellsTheMethodOrNone(string label, string? method) =>
        Assert.Equal(method, types.FindByLabel(label)!.Method);

    [Fact]
    public void NumbersAndLettersAreKeptApart()
    {
        Assert.Equal("mejor-valor", types.Find("v3", "16")!.Code);
        Assert.Equal("medicines", types.Find("v3", "11")!.Subject);
        Assert.Null(types.Find("v2", "16"));
        Assert.Equal("direct", types.FindByPrefix("CD")!.Method);
        Assert.Null(types.FindByPrefix("XX"));
    }

    [Fact]
    public void EveryMethodIsACodeOfTheStandard()
    {
        var methods = StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release).Codelists["method.csv"];

        Assert.All(types.All.Where(type => type.Method is not null), type => Assert.True(methods.Contains(type.Method!)));
    }
}
