using OpenContracting.Json;
using OpenContracting.Validation.Checks.Values;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The largest hundredth of the amounts is not most of the money. Pelican's <c>distribution.*_value</c>, on OC4IDS too.</summary>
/// <remarks>
/// In US dollars, at the rate of the release's date or the project's update. (1) There are fewer than 100 amounts. (2) Amounts that cannot
/// be read or converted, or are not more than zero, are left out.
/// </remarks>
internal sealed class ValueConcentration(DatasetField measured) : DatasetCheck<double>
{
    private const double Most = 0.5;

    public override string Code => $"{measured.Name}-concentration";
    public override string Variant => $"field.{measured.Name}";
    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => measured.Subjects;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var date = run.Subject == CheckSubject.Project ? subject["updated"u8] : subject["date"u8];
        foreach (var path in measured.Paths(run.Subject))
            foreach (var value in path.In(subject))
                if (Money.TryRead(value, out var money) && money.TryToDollars(run, date, out var dollars) && dollars > 0) // (2)
                    Remember(run, (double)dollars);
    }

    public override DatasetMemory<double> Begin() => new Amounts();

    private sealed class Amounts : DatasetMemory<double>
    {
        private readonly List<double> amounts = [];

        public override void Add(double fact) => amounts.Add(fact);

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (amounts.Count < Share.LeastValues)
                return;
            amounts.Sort();
            var share = amounts.TakeLast(amounts.Count / 100).Sum() / amounts.Sum();
            if (share <= Most)
                run.Pass();
            else
                run.Fail(null, arguments: [Share.Show(share)]);
        }
    }
}
