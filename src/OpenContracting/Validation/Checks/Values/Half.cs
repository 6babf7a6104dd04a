using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>Whether an amount differs from another by no more than half of it.</summary>
internal static class Half
{
    /// <summary>Judges a value against another; names exception 1 when they cannot be compared, 2 when the rate is not at hand.</summary>
    public static void Judge(JsonValue value, JsonValue reference, CheckRun run, JsonValue at)
    {
        if (!run.Amounts.TryRead(value, out var money) || !run.Amounts.TryRead(reference, out var other) || money.Amount == 0 || other.Amount == 0)
            run.DoesNotApply(1);
        else if (!money.TryIn(other, at, run, out var amount))
            run.DoesNotApply(2);
        else
            Judge(value, money with { Amount = amount, Currency = other.Currency, Code = other.Code }, other, run);
    }

    /// <summary>Judges two amounts in one currency.</summary>
    public static void Judge(JsonValue value, Money money, Money reference, CheckRun run)
    {
        if (Math.Abs(money.Amount - reference.Amount) <= Math.Abs(reference.Amount) / 2)
            run.Pass();
        else
            run.Fail(value["amount"u8].Exists ? value["amount"u8] : value, expected: reference.ToString(), arguments: [money.ToString()]);
    }
}
