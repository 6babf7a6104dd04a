using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The three most frequent amounts are few among all. Pelican's <c>distribution.*_value_repetition</c>, on OC4IDS too.</summary>
/// <remarks>Less than 10%, amount and currency together. (1) There are fewer than 100 amounts with a currency of three letters.</remarks>
internal sealed class ValueRepetition(DatasetField measured) : DatasetCheck<(double Amount, int Currency)>
{
    private const double Most = 0.1;
    private const int Frequent = 3;

    public override string Code => $"{measured.Name}-repetition";
    public override string Variant => $"field.{measured.Name}";
    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => measured.Subjects;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        foreach (var path in measured.Paths(run.Subject))
            foreach (var value in path.In(subject))
                if (value["amount"u8].TryGetDecimal(out var amount) && value["currency"u8].Text is [var a, var b, var c])
                    Remember(run, ((double)amount, a << 16 | b << 8 | c));
    }

    public override DatasetMemory<(double Amount, int Currency)> Begin() => new Amounts();

    private sealed class Amounts : DatasetMemory<(double Amount, int Currency)>
    {
        private readonly FrequentValues<(double Amount, int Currency)> amounts = new();

        public override void Add((double Amount, int Currency) fact) => amounts.Add(fact);

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (amounts.Total < Share.LeastValues)
                return;
            var frequent = amounts.Counts.OrderByDescending(found => found.Value).ThenBy(found => found.Key).Take(Frequent).ToList();
            var share = (double)frequent.Sum(found => found.Value) / amounts.Total;
            if (share < Most)
                run.Pass();
            else
                run.Fail(null, arguments: [Share.Show(share), string.Join("; ", frequent.Select(Show))]);
        }

        private static string Show(KeyValuePair<(double Amount, int Currency), long> found)
        {
            var currency = found.Key.Currency;
            return string.Create(CultureInfo.InvariantCulture,
                $"{(char)(currency >> 16)}{(char)(currency >> 8 & 0xFF)}{(char)(currency & 0xFF)} {found.Key.Amount:#,0.00} × {found.Value}");
        }
    }
}
