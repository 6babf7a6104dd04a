using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>An amount with its currency, as far as sums and comparisons can be made of it.</summary>
internal readonly record struct Money(decimal Amount, JsonValue Currency)
{
    // Beyond this nothing is money, and sums of it could leave what a decimal holds.
    private const decimal Largest = 1_000_000_000_000_000_000;

    /// <summary>Reads a value object; false when amount or currency is absent, of the wrong type, or the amount is beyond all reason.</summary>
    public static bool TryRead(JsonValue value, out Money money)
    {
        var currency = value["currency"u8];
        if (value["amount"u8].TryGetDecimal(out var amount) && amount is >= -Largest and <= Largest && currency.IsString)
        {
            money = new Money(amount, currency);
            return true;
        }

        money = default;
        return false;
    }

    /// <summary>Whether the two can be compared as they are.</summary>
    public bool InSameCurrencyAs(Money other) => Currency.SameText(other.Currency);

    /// <summary>The amount in US dollars at a moment's rate (that of the run when it cannot be read); false when there is none at hand.</summary>
    public bool TryToDollars(CheckRun run, JsonValue at, out decimal dollars)
    {
        var code = Code();
        var rates = run.Settings.Registers.ExchangeRates;
        // The rate of nearly all amounts holds for ever; only others need the date read.
        if (rates.ToDollars(Amount, code, DateOnly.MinValue, out dollars) == ExchangeAnswer.Converted)
            return true;
        var moment = at.TryGetInstant(out var instant) ? instant : run.Settings.Now;
        return rates.ToDollars(Amount, code, DateOnly.FromDateTime(moment.UtcDateTime), out dollars) == ExchangeAnswer.Converted;
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

    // The currencies of nearly all data, without a string for each amount.
    private string Code() => Currency.Is("PAB"u8) ? "PAB" : Currency.Is("USD"u8) ? "USD" : Currency.GetString()!;
}
