using System.Globalization;
using System.Text;

namespace OpenContracting.Standards.Registers;

/// <summary>What one unit of a currency is worth in US dollars: <c>schemas/registers/exchange-rates.csv</c>.</summary>
public sealed class ExchangeRates
{
    private const string File = "registers/exchange-rates.csv";

    // A rate holds over weekends and holidays, and in tables by month until the next one.
    private const int DaysARateHolds = 31;

    private const int Dollar = 'U' << 16 | 'S' << 8 | 'D';

    private readonly Dictionary<string, SortedList<DateOnly, decimal>>? rates;

    // Rates without a date always hold; there are one or two.
    private readonly (string Currency, int Code, decimal Rate)[] fixedRates = [];

    private ExchangeRates(SchemaFolder folder)
    {
        if (!folder.Has(File))
            return;
        rates = new(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, File, "currency", "date", "usd_per_unit").Rows)
        {
            var currency = row["currency"].Trim();
            if (!rates.TryGetValue(currency, out var days))
                rates[currency] = days = [];
            days[Day(row)] = row.Decimal("usd_per_unit") is > 0 and var rate ? rate
                : throw row.Fault("fault.rate", "usd_per_unit");
        }

        fixedRates = [.. rates.Where(pair => pair.Value.ContainsKey(DateOnly.MinValue))
            .Select(pair => (pair.Key, CodeOf(Encoding.UTF8.GetBytes(pair.Key)), pair.Value[DateOnly.MinValue]))];
    }

    /// <summary>Whether the table is there.</summary>
    public bool IsAtHand => rates is not null;

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static ExchangeRates Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new ExchangeRates(files));

    /// <summary>Converts an amount to US dollars.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">Its currency (ISO 4217).</param>
    /// <param name="day">The day whose rate is wanted.</param>
    /// <param name="dollars">The result; 0 unless converted.</param>
    public ExchangeAnswer ToDollars(decimal amount, string currency, DateOnly day, out decimal dollars)
    {
        dollars = 0;
        if (currency == "USD")
            return Times(amount, 1, out dollars);
        if (rates is null)
            return ExchangeAnswer.NotAtHand;
        foreach (var (fixedCurrency, _, fixedRate) in fixedRates)
            if (fixedCurrency == currency)
                return Times(amount, fixedRate, out dollars);
        if (!rates.TryGetValue(currency, out var days))
            return ExchangeAnswer.NoSuchCurrency;
        for (var back = 0; back <= DaysARateHolds && day.DayNumber >= back; back++)
            if (days.TryGetValue(day.AddDays(-back), out var rate))
                return Times(amount, rate, out dollars);
        return ExchangeAnswer.NoRateForDay;
    }

    /// <summary>Three letters as a number; 0 for anything else.</summary>
    internal static int CodeOf(ReadOnlySpan<byte> currency) =>
        currency is [var first, var second, var third] ? first << 16 | second << 8 | third : 0;

    /// <summary>Converts by a rate that always holds, when the currency has one.</summary>
    internal bool TryFixed(decimal amount, int code, out decimal dollars)
    {
        dollars = amount;
        if (code == Dollar)
            return true;
        if (code != 0)
            foreach (var (_, fixedCode, rate) in fixedRates)
                if (fixedCode == code)
                    return Times(amount, rate, out dollars) == ExchangeAnswer.Converted;
        return false;
    }

    private static ExchangeAnswer Times(decimal amount, decimal rate, out decimal dollars)
    {
        dollars = amount;
        if (rate == 1)
            return ExchangeAnswer.Converted;
        dollars = 0;
        // Data may hold any number; decimal ends near 7.9e28.
        if (rate > 1 && Math.Abs(amount) > decimal.MaxValue / rate)
            return ExchangeAnswer.TooLarge;
        dollars = amount * rate;
        return ExchangeAnswer.Converted;
    }

    private static DateOnly Day(CsvRow row) =>
        row.Value("date") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.MinValue;
}
