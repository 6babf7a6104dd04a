using OpenContracting.Json;

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
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var date = run.Subject == CheckSubject.Project ? subject["updated"u8] : subject["date"u8];
        foreach (var path in measured.Paths(run.Subject))
            foreach (var value in path.In(subject))
                if (run.Amounts.TryRead(value, out var money) && money.TryToDollars(run, date, out var dollars) && dollars > 0) // (2)
                    Remember(run, (double)dollars);
    }

    public override DatasetMemory<double> Begin() => new Steps();

    // Sums by size: what stands in one step differs by less than a thousandth, so the step at the border tells the share to a tenth of a percent.
    private sealed class Steps : DatasetMemory<double>
    {
        // So many of a double's lowest bits do not tell steps apart.
        private const int Blurred = 41;

        private readonly Dictionary<long, (long Count, double Sum)> steps = [];
        private long amounts;

        public override void Add(double fact)
        {
            amounts++;
            var step = BitConverter.DoubleToInt64Bits(fact) >> Blurred;
            var (count, sum) = steps.GetValueOrDefault(step);
            steps[step] = (count + 1, sum + fact);
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (amounts < Share.LeastValues)
                return;
            var share = Largest(amounts / 100) / steps.OrderBy(step => step.Key).Sum(step => step.Value.Sum);
            if (share <= Most)
                run.Pass();
            else
                run.Fail(null, arguments: [Share.Show(share)]);
        }

        private double Largest(long wanted)
        {
            var largest = 0.0;
            foreach (var (_, (count, sum)) in steps.OrderByDescending(step => step.Key))
            {
                var taken = Math.Min(count, wanted);
                largest += sum * taken / count;
                wanted -= taken;
                if (wanted == 0)
                    break;
            }

            return largest;
        }
    }
}
