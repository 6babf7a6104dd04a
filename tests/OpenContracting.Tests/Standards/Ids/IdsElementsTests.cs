using OpenContracting.Standards;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Tests.Standards.Ids;

public sealed class IdsElementsTests
{
    private static readonly IReadOnlyList<IdsElement> all = IdsElements.Of().All;
    private static readonly StandardSchema schema = StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project);

    [Fact]
    public void ThereAreAllElementsOfTheStandard()
    {
        Assert.Equal(39, all.Count(element => element.Set == IdsSet.Core));
        Assert.Equal(27, all.Count(element => element.Set == IdsSet.Reactive));
        Assert.Equal(78, all.Count(element => element.Set == IdsSet.Sustainability));
        Assert.Equal(
            [("completion", 6), ("identification", 7), ("implementation", 6), ("preparation", 7), ("procurement", 13)],
            all.Where(element => element.Set == IdsSet.Core).GroupBy(element => element.Phase!)
                .Select(group => (group.Key, group.Count())).Order());
        Assert.Equal(
            [("climate-finance", 33), ("economic-and-fiscal", 11), ("environment-and-climate", 11), ("institutional", 11), ("social", 12)],
            all.Where(element => element.Set == IdsSet.Sustainability).GroupBy(element => element.Module!)
                .Select(group => (group.Key, group.Count())).Order());
    }

    [Fact]
    public void EveryPathExistsInTheSchema() => Assert.Empty(
        from element in all
        from path in element.Paths
            .Concat(element.Conditions.Select(condition => condition.Path))
            .Concat(element.NotApplicableWhen.Select(exemption => exemption.Path))
        where schema.Fields.Find($"/{path}") is null && !IsInDimensions(path)
        select $"{element.Id}: {path}");

    // The keys of an observation's dimensions are the publisher's own; the standard suggests two for jobs.
    private static bool IsInDimensions(string path) =>
        path.LastIndexOf('/') is var end && path[..end].EndsWith("/observations/dimensions", StringComparison.Ordinal)
        && schema.Fields.Find($"/{path[..end]}") is { Types: ["object"] };

    [Fact]
    public void EveryCodeIsOnTheCodelistOfItsField() => Assert.Empty(
        from element in all
        from condition in element.Conditions
        let field = schema.Fields.Find($"/{condition.Path}")!
        where field.Codelist is not null
        from code in condition.Codes
        where !schema.Codelists[field.Codelist!].Contains(code)
        select $"{element.Id}: {code} is not on {field.Codelist}");

    [Fact]
    public void EveryStageIsAStatusOfTheStandard() => Assert.All(all, element => Assert.True(
        schema.Codelists[element.DueFrom.Level == IdsLevel.Project ? "projectStatus.csv" : "contractingProcessStatus.csv"]
            .Contains(element.DueFrom.Status)));

    [Fact]
    public void EveryElementHasBothNamesAndItsTwinExists()
    {
        Assert.All(all, element => Assert.True(element.Es.Length > 0 && element.En.Length > 0));
        Assert.All(all.Where(element => element.SameAs is not null),
            element => Assert.NotNull(IdsElements.Of().Find(element.SameAs!)));
    }

    [Fact]
    public void EverySetPhaseAndModuleHasAName()
    {
        var texts = new Texts(typeof(IdsElements).Assembly);
        var keys = all.Select(element => $"ids.set.{element.Set}".ToLowerInvariant())
            .Concat(all.Where(element => element.Phase is not null).Select(element => $"ids.phase.{element.Phase}"))
            .Concat(all.Where(element => element.Module is not null).Select(element => $"ids.module.{element.Module}"));

        Assert.Empty(keys.Distinct().Except(texts.Keys("es")));
    }

    [Theory]
    [InlineData("proactive-project-completion-03", "implementation", false)]
    [InlineData("proactive-project-completion-03", "completion", true)]
    [InlineData("proactive-project-completion-03", "maintenance", true)]
    [InlineData("proactive-project-completion-03", "cancelled", false)]
    [InlineData("proactive-project-identification-04", "cancelled", true)]
    [InlineData("proactive-project-completion-03", null, true)]
    public void AnElementOfTheProjectIsDueFromItsStageOn(string id, string? status, bool due) =>
        Assert.Equal(due, IdsElements.Of().Find(id)!.IsDue(status, []));

    [Fact]
    public void AnElementOfAProcessIsDueAsSoonAsOneProcessHasComeSoFar()
    {
        var price = IdsElements.Of().Find("proactive-process-procurement-11")!;

        Assert.False(price.IsDue("implementation", []));
        Assert.False(price.IsDue("implementation", ["pre-award"]));
        Assert.True(price.IsDue("preparation", ["pre-award", "active"]));
    }

    [Fact]
    public void ConditionsAndExemptionsAreRead()
    {
        var reasons = IdsElements.Of().Find("proactive-process-implementation-06")!;

        var condition = Assert.Single(reasons.Conditions);
        Assert.Equal("contractingProcesses/summary/modifications", condition.Owner);
        Assert.Equal(["scope", "duration"], condition.Codes);
        Assert.Equal(new IdsExemption("contractingProcesses/summary/modifications", IdsTest.Absent, ""),
            Assert.Single(reasons.NotApplicableWhen));
        Assert.ThrowsAny<FormatException>(() => IdsExemption.Parse("sometimes"));
    }
}
