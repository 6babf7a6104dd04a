using OpenContracting.Budgets;

namespace OpenContracting.Tests.Budgets;

/// <summary>The arithmetic of both sides, and which differences are asked about.</summary>
public sealed class ReconciliationTests
{
    private static readonly ContractedWork Work = new() { ProjectId = "a", Identifiers = [new(BudgetSystem.Sinip, "1"), new(BudgetSystem.GestionTransparente, "1")] };

    [Fact]
    public void TheLastMonthOfEachLineAndYearIsAddedUpAndOneSystemCounts()
    {
        BudgetRow[] rows =
        [
            Row("A", 2025, 12, 100, 40, 10), Row("A", 2026, 9, 200, 50, 30), Row("A", 2026, 10, 200, 80, 60), Row("B", 2026, 8, 7, 1, null),
            Row("A", 2026, 10, 999, 999, 99) with { System = BudgetSystem.GestionTransparente },
        ];

        var row = Assert.Single(Reconciliation.Of(new BudgetMatching(BudgetItem.Of(rows), [Work], [])));

        Assert.Equal(new BudgetFigures(307, null, null, null, 121, 60), row.Budget);
        Assert.Equal(new DateOnly(2026, 10, 28), row.AsOf);
    }

    [Theory]
    [InlineData(1000, 100, 50, 0, 0, 50, "no-contract 100")]
    [InlineData(1000, 1000, 400, 1000, 400, 40, "")]
    [InlineData(1000, 1000, 1090, 1000, 1090, 100, "")]
    [InlineData(1200, 1200, 1200, 1000, 1200, 100, "paid-above-contract 1200 1000, committed-above-contract 1200 1000")]
    [InlineData(800, 800, 400, 1000, 400, 40, "contract-above-budget 800 1000")]
    [InlineData(1000, 1000, 500, 1000, 400, 45, "budget-paid-more 500 400")]
    [InlineData(1000, 1000, 400, 1000, 500, 45, "contract-paid-more 400 500")]
    [InlineData(1000, 1000, 800, 1000, 800, 50, "payments-ahead 80 50")]
    [InlineData(1000, 1000, 200, 1000, 200, 50, "payments-behind 20 50")]
    public void DifferencesAreAskedAbout(int modified, int committed, int paid, int contract, int contractPaid, int progress, string asked)
    {
        var work = Work with { Contract = contract == 0 ? null : contract, Latest = contract == 0 ? null : contract, Paid = contractPaid == 0 ? paid : contractPaid, Progress = progress };
        var item = Assert.Single(BudgetItem.Of([Row("A", 2026, 10, modified, paid, progress)]));
        item = item with { Figures = item.Figures with { Modified = modified, Committed = committed } };

        var questions = Assert.Single(Reconciliation.Of(new BudgetMatching([item], [work], []))).Questions;

        Assert.Equal(asked, string.Join(", ", questions.Select(question => $"{question.Code} {question.Budget:0.##} {question.Contract:0.##}".TrimEnd())));
        Assert.Subset(BudgetQuestion.Codes.ToHashSet(), questions.Select(question => question.Code).ToHashSet());
    }

    [Fact]
    public void ProgressThatDiffersIsAskedAbout()
    {
        var item = Assert.Single(BudgetItem.Of([Row("A", 2026, 10, 0, 400, 60)]));

        var row = Assert.Single(Reconciliation.Of(new BudgetMatching([item], [Work with { Contract = 1000, Progress = 45 }], [])));

        Assert.Contains(new BudgetQuestion("progress-differs", 60, 45), row.Questions);
        var newer = Work with { Contract = 1000, Progress = 45, AsOf = new DateOnly(2026, 11, 30) };
        Assert.Empty(Assert.Single(Reconciliation.Of(new BudgetMatching([item with { Figures = item.Figures with { Assigned = null } }], [newer], []))).Questions);
    }

    private static BudgetRow Row(string line, int year, int month, decimal assigned, decimal paid, decimal? progress) => new()
    {
        System = BudgetSystem.Sinip,
        Code = "1",
        Line = line,
        Year = year,
        Month = new DateOnly(year, month, 1),
        AsOf = new DateOnly(year, month, 28),
        Institution = "MOP",
        Name = "Obra",
        Figures = new BudgetFigures(assigned, null, null, null, paid, progress),
    };
}
