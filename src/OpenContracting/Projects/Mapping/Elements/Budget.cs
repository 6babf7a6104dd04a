using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's budget: amount, dates, breakdown, finance.</summary>
/// <remarks>
/// The amount is the institution's, else the project extension's total value, else the sum of the processes' budgets when all that have one use
/// one currency. A budget line (partida) of which only the number is known is no budget and stays in the release.
/// </remarks>
internal sealed class Budget : IProjectElement
{
    public string Code => "budget";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("budget/description", ProjectMapping.FromTheTables, "planning/budget/description"),
        new("budget/amount", ProjectMapping.FromTheTables, "planning/project/totalValue", "planning/budget/amount"),
        new("budget/requestDate", ProjectMapping.FromTheTables),
        new("budget/approvalDate", ProjectMapping.FromTheTables, "planning/milestones"),
        new("budget/budgetBreakdowns", ProjectMapping.FromTheTables, "planning/budget/budgetBreakdown"),
        new("budget/finance", ProjectMapping.FromTheTables, "planning/budget/finance"),
    ];

    public void Write(ProjectMapping project)
    {
        project.Json.StartObject("budget");
        Description(project);
        Amount(project);
        FromTables(project, "requestDate");
        ApprovalDate(project);
        Breakdowns(project);
        project.Array("finance", "Finance", Code, project.Tables.At("budget"), null,
            project.Processes.SelectMany(p => p.Planning.Objects("budget", "finance").Select(f => new SourceItem(f, p, "planning/budget/finance"))));
        project.Json.End();
    }

    private bool FromTables(ProjectMapping project, string member) =>
        project.MemberFromTables(project.Schema.Project["budget"]!.Object!, project.Tables.At("budget"), null, member, Code);

    private void Description(ProjectMapping project)
    {
        if (FromTables(project, "description")
            || project.Processes.FirstOrDefault(p => p.Planning.Text("budget", "description") is not null) is not { } process)
            return;
        project.From("description", process, "planning/budget/description", Code);
        project.Json.String("description", process.Planning.Text("budget", "description"));
    }

    private void Amount(ProjectMapping project)
    {
        if (FromTables(project, "amount"))
        {
            SetFacts(project, Money.Read(project.Tables.At("budget", "amount")));
            return;
        }

        var totals = Money.Of(project.Processes, p => [p.Planning.At("project", "totalValue")]).DistinctBy(t => t.Value).ToArray();
        if (totals.Length == 1)
        {
            Take(project, totals[0].Process, totals[0].Value, "planning/project/totalValue", inferred: false);
            return;
        }

        if (totals.Length > 1)
            project.Notice("differing-budgets", "budget/amount", null, string.Join("; ", totals.Select(t => t.Value)));
        var budgets = Money.Of(project.Processes, p => [p.Planning.At("budget", "amount")]).ToArray();
        if (Money.Sum(budgets.Select(b => b.Value)) is { } sum)
            Take(project, budgets.Length == 1 ? budgets[0].Process : null, sum, "planning/budget/amount", inferred: budgets.Length > 1);
        else if (budgets.Length > 0)
            project.Notice("mixed-currencies", "budget/amount", null, string.Join("; ", budgets.Select(b => b.Value)));
    }

    private void Take(ProjectMapping project, ProcessView? process, Money amount, string source, bool inferred)
    {
        project.From("amount", process, source, Code, inferred);
        amount.Write(project.Json, "amount");
        SetFacts(project, amount);
    }

    private static void SetFacts(ProjectMapping project, Money? amount)
    {
        if (amount is { } budget)
            project.Facts = project.Facts with { Amount = budget.Amount, Currency = budget.Currency, AmountOf = "budget" };
    }

    private void ApprovalDate(ProjectMapping project)
    {
        if (FromTables(project, "approvalDate"))
            return;
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
        var stated = project.Tables.Objects("budget", "budgetBreakdowns").Select(b => new SourceItem(b, null, ProjectMapping.FromTheTables)).ToArray();
        var ids = new ItemIds();
        foreach (var breakdown in stated)
            ids.Take(breakdown.Item.Text("id"));
        project.Json.StartArray("budgetBreakdowns");
        project.Copy.Items(project.Json, project.Schema.Definition("BudgetBreakdowns"), stated, item => project.From(null, null, item.Source, Code));
        foreach (var process in project.Processes)
        {
            var lines = process.Planning.Objects("budget", "budgetBreakdown").Where(SaysMoreThanItsNumber).ToArray();
            if (lines.Length == 0)
                continue;
            project.Json.StartObject();
            project.Json.String("id", ids.Take(process.Id));
            project.Json.StartArray("budgetBreakdown");
            project.Copy.Items(project.Json, project.Schema.Definition("BudgetBreakdown"),
                lines.Select(l => new SourceItem(l, process, "planning/budget/budgetBreakdown")), item => project.From(null, process, item.Source, Code));
            project.Json.End();
            project.Json.End();
        }

        project.Json.End();
    }

    private static bool SaysMoreThanItsNumber(JsonElement line) =>
        line.Number("amount", "amount") is not null || line.At("sourceParty").Exists() || line.Text("description") is not null;
}
