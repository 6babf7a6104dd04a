using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's budget: amount, dates, breakdown by line and year, finance.</summary>
/// <remarks>
/// The amount is the project extension's total value, else the sum of the processes' budgets when all that have one use one currency.
/// A budget line (partida) without an amount is a line, not a budget, and stays in the release.
/// </remarks>
internal sealed class Budget : IProjectElement
{
    public string Code => "budget";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("budget/description", "planning/budget/description"),
        new("budget/amount", "planning/project/totalValue", "planning/budget/amount"),
        new("budget/approvalDate", "planning/milestones"),
        new("budget/budgetBreakdowns", "planning/budget/budgetBreakdown"),
        new("budget/finance", "planning/budget/finance"),
    ];

    public void Write(ProjectMapping project)
    {
        project.Json.StartObject("budget");
        Description(project);
        Amount(project);
        ApprovalDate(project);
        Breakdowns(project);
        Finance(project);
        project.Json.End();
    }

    private void Description(ProjectMapping project)
    {
        if (project.Processes.FirstOrDefault(p => p.Planning.Text("budget", "description") is not null) is not { } process)
            return;
        project.From("description", process, "planning/budget/description", Code);
        project.Json.String("description", process.Planning.Text("budget", "description"));
    }

    private void Amount(ProjectMapping project)
    {
        var totals = Money.Of(project.Processes, p => [p.Planning.At("project", "totalValue")]).DistinctBy(t => t.Value).ToArray();
        if (totals.Length == 1)
        {
            Take(project, totals[0].Process, totals[0].Value, "planning/project/totalValue");
            return;
        }

        if (totals.Length > 1)
            project.Notice("differing-budgets", "budget/amount", null, string.Join("; ", totals.Select(t => t.Value)));
        var budgets = Money.Of(project.Processes, p => [p.Planning.At("budget", "amount")]).ToArray();
        if (Money.Sum(budgets.Select(b => b.Value)) is { } sum)
            Take(project, budgets.Length == 1 ? budgets[0].Process : null, sum, "planning/budget/amount");
        else if (budgets.Length > 0)
            project.Notice("mixed-currencies", "budget/amount", null, string.Join("; ", budgets.Select(b => b.Value)));
    }

    private void Take(ProjectMapping project, ProcessView? process, Money amount, string source)
    {
        project.From("amount", process, source, Code);
        amount.Write(project.Json, "amount");
        project.Facts = project.Facts with { Amount = amount.Amount, Currency = amount.Currency, AmountOf = "budget" };
    }

    private void ApprovalDate(ProjectMapping project)
    {
        foreach (var process in project.Processes)
            foreach (var milestone in process.Planning.Objects("milestones"))
                if (milestone.Text("type") == "approval" && milestone.Date("dateMet") is { } date)
                {
                    project.From("approvalDate", process, "planning/milestones", Code);
                    project.Json.Date("approvalDate", date);
                    return;
                }
    }

    private void Breakdowns(ProjectMapping project)
    {
        project.Json.StartArray("budgetBreakdowns");
        foreach (var process in project.Processes)
        {
            var lines = process.Planning.Objects("budget", "budgetBreakdown").Where(HasContent).ToArray();
            if (lines.Length == 0)
                continue;
            project.Json.StartObject();
            project.Json.String("id", process.Id);
            project.From("budgetBreakdown", process, "planning/budget/budgetBreakdown", Code);
            project.Json.StartArray("budgetBreakdown");
            project.Copy.Items(project.Json, project.Schema.Definition("BudgetBreakdown"), lines.Select(l => (l, (ProcessView?)process)));
            project.Json.End();
            project.Json.End();
        }

        project.Json.End();
    }

    private static bool HasContent(JsonElement line) =>
        line.Number("amount", "amount") is not null || line.At("sourceParty").Exists() || line.Text("description") is not null;

    private void Finance(ProjectMapping project)
    {
        project.Json.StartArray("finance");
        project.Copy.Items(project.Json, project.Schema.Definition("Finance"),
            project.Processes.SelectMany(p => p.Planning.Objects("budget", "finance").Select(f => (f, (ProcessView?)p))),
            (_, _, process) => project.From(null, process, "planning/budget/finance", Code));
        project.Json.End();
    }
}
