namespace OpenContracting.Budgets;

/// <summary>Two invented rows that show every column.</summary>
public static class BudgetSample
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<BudgetRow> Rows { get; } =
    [
        Row("G.100952098.704.911", new DateOnly(2026, 9, 1), 700_000, 650_000, 180_250.50m, 35.5m),
        Row("G.100952098.704.911", new DateOnly(2026, 10, 1), 700_000, 650_000, 240_380.75m, 48),
    ];

    private static BudgetRow Row(string line, DateOnly month, decimal assigned, decimal committed, decimal paid, decimal progress) => new()
    {
        System = BudgetSystem.Sinip,
        Code = "EJEMPLO-1",
        Line = line,
        Year = month.Year,
        Month = month,
        AsOf = month.AddMonths(1).AddDays(-1),
        Institution = "Ministerio de Ejemplo",
        Name = "Puente de ejemplo",
        Province = "Chiriquí",
        Figures = new BudgetFigures(assigned, assigned, committed, paid, paid, progress),
    };
}
