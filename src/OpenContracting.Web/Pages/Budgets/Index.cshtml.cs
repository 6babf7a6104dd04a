using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Budgets;
using OpenContracting.Web.Budgets;

namespace OpenContracting.Web.Pages.Budgets;

/// <summary>Budget beside contracts, work by work, with the questions that their differences raise.</summary>
public sealed class IndexModel(BudgetRegister register) : PortalPage
{
    private const int RowsOfAPage = 20;

    [FromQuery(Name = "institution")]
    public string? Institution { get; set; }

    [FromQuery(Name = "question")]
    public string? Question { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public BudgetAccount Account { get; private set; } = null!;

    public BudgetCoverage Coverage => Account.Coverage;

    public IReadOnlyList<Reconciliation> Rows { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => Math.Max(1, (Found + RowsOfAPage - 1) / RowsOfAPage);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Account = await register.ReadAsync(cancellation);
        (Institution, Question) = (Given(Institution), Given(Question));
        var found = Account.Find(Institution, Question);
        Found = found.Count;
        Number = Math.Clamp(Number, 1, Pages);
        Rows = [.. found.Skip((Number - 1) * RowsOfAPage).Take(RowsOfAPage)];
    }

    public string Address(int number) =>
        T.Link(PageAddress.Budget) + Query(new() { { "page", number.ToString(CultureInfo.InvariantCulture) } });

    /// <summary>The data of exactly what is shown.</summary>
    public string Data(string format) => "/api/v1/reconciliation" + format + Query([]);

    private QueryBuilder Query(QueryBuilder query)
    {
        if (Institution is not null)
            query.Add("institution", Institution);
        if (Question is not null)
            query.Add("question", Question);
        return query;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
