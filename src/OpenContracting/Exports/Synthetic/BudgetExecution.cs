using OpenContracting.Budgets;

namespace OpenContracting.Exports.Synthetic;

/// <summary>
/// Writes what a budget-execution system would say of the works that institutions tell of, year by year, with the differences such files have: paid
/// before it is measured, committed above the contract, another progress, and works without a code, which can only be known by name.
/// </summary>
internal sealed class BudgetExecution(SyntheticOptions options)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "presupuesto.csv";

    private const double WithCode = 0.92;
    private const double KnownByName = 0.35;

    private readonly List<BudgetRow> rows = [];

    /// <summary>Adds the lines of a work.</summary>
    /// <param name="index">Which work it is.</param>
    /// <param name="work">What the institution says of it.</param>
    public void Add(int index, ToldWork work)
    {
        var dice = Dice.For(options.Seed, 31, index);
        var known = work.Code.Length > 0;
        if (!dice.Chance(known ? WithCode : KnownByName))
            return;
        var system = known ? BudgetSystem.Sinip : BudgetSystem.GestionTransparente;
        var name = known ? work.Title : NameInBudget(work.Title);
        var odd = dice.Below(12);
        var last = options.LastMonth;
        var (assigned, committed, paid) = (0L, 0L, 0L);
        for (var year = work.Begins.Year; year <= Math.Min(last.Year, work.Ends.Year); year++)
        {
            var years = work.Ends.Year - work.Begins.Year + 1;
            var isLast = year == work.Ends.Year;
            var given = isLast ? work.Budget - assigned : work.Budget / years / 1000_00 * 1000_00;
            var changed = given + (dice.Chance(0.35) ? given / 100 * dice.Between(-12, 18) : 0);
            var contract = odd == 1 ? work.Price / 100 * 118 : work.Price;
            var tied = isLast ? contract - committed : contract / years;
            var untilYear = work.Payments.Where(payment => payment.Day.Year <= year).Sum(payment => payment.Cents);
            var toldPaid = odd switch { 2 => untilYear / 100 * 70, 3 => untilYear / 100 * 125, _ => untilYear };
            var done = work.Progress.Where(measure => measure.Day.Year <= year).Select(measure => measure.Percent).DefaultIfEmpty(0).Last();
            if (odd == 4)
                done = Math.Max(0, done - 20);
            var month = year == last.Year ? last : new DateOnly(year, 12, 1);
            rows.Add(new BudgetRow
            {
                System = system,
                Code = known ? work.Code : $"GT-{index + 1:D5}",
                Line = work.Line,
                Year = year,
                Month = month,
                AsOf = month.AddMonths(1).AddDays(-1),
                Institution = work.Institution,
                Name = name,
                Province = work.Province,
                Figures = new BudgetFigures(given / 100m, changed / 100m, tied / 100m, (toldPaid - paid) / 100m, (toldPaid - paid) / 100m, done),
            });
            (assigned, committed, paid) = (assigned + given, committed + tied, toldPaid);
        }
    }

    /// <summary>Writes the file.</summary>
    public void Write(string folder)
    {
        using var file = File.Create(Path.Combine(folder, FileName));
        BudgetTable.Write(file, rows.OrderBy(row => row.Code, StringComparer.Ordinal).ThenBy(row => row.Year));
    }

    /// <summary>A budget names a work in fewer words than its tender does.</summary>
    private static string NameInBudget(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Take(Math.Max(6, words.Length * 4 / 5))).TrimEnd(',', '.').ToUpperInvariant();
    }
}
