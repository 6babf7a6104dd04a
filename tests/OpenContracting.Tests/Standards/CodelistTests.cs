using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class CodelistTests
{
    private static readonly StandardSchema schema =
        StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project);

    [Theory]
    [InlineData("projectType.csv", "Construction", "construction")]
    [InlineData("projectType.csv", "constuction", "construction")]
    [InlineData("projectType.csv", "reahbilitation", "rehabilitation")]
    [InlineData("projectType.csv", "REHABILITACION", "rehabilitation")]
    [InlineData("documentType.csv", "project scope", "projectScope")]
    [InlineData("documentType.csv", "contract_signed", "contractSigned")]
    [InlineData("currency.csv", "pab", "PAB")]
    [InlineData("currency.csv", "PAX", null)]
    [InlineData("projectType.csv", "something else", null)]
    [InlineData("projectType.csv", "", null)]
    [InlineData("projectStatus.csv", "completed", "maintenance")]
    [InlineData("documentType.csv", "contractSchedule", "contractAnnexe")]
    [InlineData("contractingProcessStatus.csv", "inactive", null)]
    [InlineData("contractingProcessStatus.csv", "not active", null)]
    [InlineData("contractingProcessStatus.csv", "actve", "active")]
    public void TheCodeLikelyMeantIsSuggested(string list, string wrong, string? meant) =>
        Assert.Equal(meant, schema.Codelists[list].Suggest(wrong));

    [Fact]
    public void CaseMattersInACode()
    {
        var types = schema.Codelists["projectType.csv"];

        Assert.True(types.Contains("construction"));
        Assert.False(types.Contains("Construction"));
        Assert.Equal("construction", types.Find("construction")!.Code);
    }
}
