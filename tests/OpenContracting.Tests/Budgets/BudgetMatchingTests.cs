using OpenContracting.Budgets;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Budgets;

/// <summary>What joins a code of the budget to a published project, and what never does.</summary>
public sealed class BudgetMatchingTests
{
    [Fact]
    public void WhatPeopleSaidIsNotDeclaredByTheDataThatRepeatIt()
    {
        var work = Work("a") with { Identifiers = [new("PA-SINIP", "1")] };

        Assert.Equal(BudgetMethod.Declared, Assert.Single(new BudgetMatching([Item("1")], [work], []).Matches).Method);
        Assert.Equal(BudgetMethod.Reviewed, Assert.Single(new BudgetMatching([Item("1")], [work], [Said("1", "a", ofProposal: true)]).Matches).Method);
    }

    [Fact]
    public void ADeclaredCodeWinsOverTheCrosswalkAndTheCrosswalkOverAnAnswer()
    {
        var works = new[] { Work("a", code: "1"), Work("b"), Work("c") };
        BudgetLink[] links = [Said("1", "b"), Said("2", "b"), Said("2", "c", ofProposal: true), Said("3", "c", ofProposal: true)];

        var matching = new BudgetMatching([Item("1"), Item("2"), Item("3"), Item("4")], works, links);

        Assert.Equal(
            ["1 a Declared", "2 b Given", "3 c Reviewed"],
            matching.Matches.Select(match => $"{match.Item.Code} {match.Work.ProjectId} {match.Method}"));
        Assert.Equal(["4"], matching.Open.Select(item => item.Code));
    }

    [Fact]
    public void ACodeThatTwoProjectsDeclareIsNeithersUntilSomebodySaysWhose()
    {
        var works = new[] { Work("a", code: "1"), Work("b", code: "1") };

        Assert.Empty(new BudgetMatching([Item("1")], works, []).Matches);
        Assert.Equal("b", Assert.Single(new BudgetMatching([Item("1")], works, [Said("1", "b")]).Matches).Work.ProjectId);
        Assert.Equal("a", Assert.Single(new BudgetMatching([Item("1")], works, [Said("1", "b", accepted: false)]).Matches).Work.ProjectId);
    }

    [Fact]
    public void ALikenessIsProposedUntilAPersonRejectsIt()
    {
        var work = Work("a") with { Title = "Construcción del puente sobre el río Chiriquí Viejo", Contract = 900_000, Latest = 1_000_000 };
        var item = Item("7") with { Name = "PUENTE RÍO CHIRIQUÍ VIEJO", Province = "Chiriquí", Figures = Figures(modified: 1_000_000) };

        var proposal = Assert.Single(BudgetLikeness.Find(new BudgetMatching([item], [work], []), 10));

        Assert.Equal(("7", "a", 1m), (proposal.Item.Code, proposal.Work.ProjectId, proposal.Amounts));
        Assert.Subset(new HashSet<string> { "puente", "rio", "chiriqui", "viejo" }, proposal.Words.ToHashSet());
        Assert.Empty(BudgetLikeness.Find(new BudgetMatching([item], [work], [Said("7", "a", accepted: false, ofProposal: true)]), 10));
        Assert.Empty(BudgetLikeness.Find(new BudgetMatching([item], [work with { Institution = "Ministerio de Salud" }], []), 10));
        Assert.Empty(BudgetLikeness.Find(new BudgetMatching([item], [work with { Province = "Colón" }], []), 10));
    }

    [Fact]
    public void CoverageCountsWhatIsMatchedAndPublishesThePrecisionOfEnoughDecisions()
    {
        BudgetLink[] links = [.. Enumerable.Range(1, 5).Select(number => Said($"{number}", "a", accepted: number > 1, ofProposal: true))];
        var matching = new BudgetMatching([Item("1"), Item("2"), Item("9")], [Work("a"), Work("b")], links);

        var coverage = BudgetCoverage.Of(matching, new Dictionary<(string, string), int> { [(BudgetSystem.Sinip, "1")] = 3, [(BudgetSystem.Sinip, "2")] = 4 }, links);

        Assert.Equal(new BudgetCoverage(2, 1, 3, 1, 7, 4, 0, 0, 1, 5, 4), coverage);
        Assert.Equal(0.8m, coverage.Precision);
        Assert.Null((coverage with { Decided = 4 }).Precision);
    }

    private static ContractedWork Work(string id, string? code = null) => new()
    {
        ProjectId = id,
        Institution = "Ministerio de Obras Públicas",
        Province = "Chiriquí",
        Identifiers = code is null ? [] : [new ExternalProjectId(BudgetSystem.Sinip, code)],
    };

    private static BudgetItem Item(string code) => new()
    {
        System = BudgetSystem.Sinip,
        Code = code,
        Institution = "MOP",
        Name = "Obra",
        FirstYear = 2026,
        LastYear = 2026,
        Figures = Figures(),
        AsOf = new DateOnly(2026, 10, 31),
    };

    private static BudgetFigures Figures(decimal? modified = null) => new(null, modified, null, null, null, null);

    private static BudgetLink Said(string code, string project, bool accepted = true, bool ofProposal = false) =>
        new(BudgetSystem.Sinip, code, project, accepted, ofProposal);
}
