using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>An amount with its currency, as far as sums and comparisons can be made of it.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Currency">The currency's value.</param>
/// <param name="Code">The currency as <see cref="ExchangeRates.CodeOf"/> has it.</param>
internal readonly record struct Money(decimal Amount, JsonValue Currency, int Code)
{
    // Beyond this nothing is money, and sums of it could leave what a decimal holds.
    private const decimal Largest = 1_000_000_000_000_000_000;

    /// <summary>Reads a value object; see <see cref="Amounts.TryRead"/>, which reads each once.</summary>
    public static bool TryRead(JsonValue value, out Money money)
    {
        money = default;
        var (number, currency) = (value["amount"u8], value["currency"u8]);
        if (!number.IsNumber || !currency.IsString || !TryReadAmount(number, out var amount))
            return false;
        money = new Money(amount, currency, currency.IsEscaped ? 0 : ExchangeRates.CodeOf(currency.RawText));
        return true;
    }

    /// <summary>Whether the two can be compared as they are.</summary>
    public bool InSameCurrencyAs(Money other) =>
        Code != 0 && other.Code != 0 ? Code == other.Code : Currency.SameText(other.Currency);

    /// <summary>The amount in US dollars at a moment's rate (that of the run when it cannot be read); false when there is none at hand.</summary>
    public bool TryToDollars(CheckRun run, JsonValue at, out decimal dollars)
    {
        var rates = run.Settings.Registers.ExchangeRates;
        // The rate of nearly all amounts holds for ever; only others need the date read.
        if (rates.TryFixed(Amount, Code, out dollars))
            return true;
        var currency = Currency.GetString()!;
        if (rates.ToDollars(Amount, currency, DateOnly.MinValue, out dollars) == ExchangeAnswer.Converted)
            return true;
        var moment = at.TryGetInstant(out var instant) ? instant : run.Settings.Now;
        return rates.ToDollars(Amount, currency, DateOnly.FromDateTime(moment.UtcDateTime), out dollars) == ExchangeAnswer.Converted;
    }

    /// <summary>The amount in another one's currency at a moment's rate (that of the run when it cannot be read); false when there is none at hand.</summary>
    public bool TryIn(Money like, JsonValue at, CheckRun run, out decimal amount)
    {
        amount = Amount;
        if (InSameCurrencyAs(like))
            return true;
        // What one unit of the other currency is worth brings dollars back into it.
        if (!TryToDollars(run, at, out var dollars) || !(like with { Amount = 1 }).TryToDollars(run, at, out var unit)
            || unit <= 0 || Math.Abs(dollars) > Largest * unit)
            return false;
        amount = dollars / unit;
        return true;
    }

    /// <summary>The amount as a notice shows it.</summary>
    public override string ToString() => $"{Currency.GetString()} {Amount:#,0.00}";

    // Eighteen digits are never more than the largest.
    private static bool TryReadAmount(JsonValue number, out decimal amount) =>
        JsonNumber.TryReadShort(number.Raw, out amount)
        || (number.TryGetDecimal(out amount) && amount is >= -Largest and <= Largest);
}
