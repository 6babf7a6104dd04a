using OpenContracting.Json;

namespace OpenContracting.Validation.Signals;

/// <summary>An amount; balboas and US dollars are at par by law and count as one currency.</summary>
internal readonly record struct Money(decimal Amount, string Currency)
{
    private const string Balboa = "PAB";

    public bool IsBalboas => Currency == Balboa;

    public static Money? Of(JsonValue value) => value["amount"u8].TryGetDecimal(out var amount)
        ? new Money(amount, value["currency"u8].GetString() is { } currency && currency != "USD" ? currency : Balboa)
        : null;

    /// <summary>This as a share of another; null in another currency, or of nothing.</summary>
    public decimal? ShareOf(Money? other) => other is { Amount: > 0 } whole && whole.Currency == Currency ? Amount / whole.Amount : null;
}
