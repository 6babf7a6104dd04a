using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Tests.Validation;

public sealed class IdsPlanTests
{
    private static readonly ValidationPlan Plan = ValidationPlan.Of(StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage));

    // Its paths are numbered for the life of the process: made anew for each document they would fill the memory of a host.
    [Fact]
    public void ItIsMadeOnceForASchema() => Assert.Same(IdsPlan.Of(Plan, IdsElements.Of()), IdsPlan.Of(Plan, IdsElements.Of()));

    [Fact]
    public void ElementsThatAskForADocumentOfATypeAreFoundByTheType()
    {
        var plan = IdsPlan.Of(Plan, IdsElements.Of());

        var byType = plan.Elements.Where(element => element.Element.Conditions.Any(condition => condition.Path == "documents/documentType")).ToList();

        Assert.NotEmpty(byType);
        Assert.All(byType, element => Assert.NotNull(element.Parts));
    }
}
