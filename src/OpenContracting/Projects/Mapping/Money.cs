using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>An amount in a currency.</summary>
internal readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The value of an object of the standard; null when amount or currency is missing or the amount says nothing (0 means unknown at DGCP).</summary>
    public static Money? Read(JsonElement value) =>
        value.Number("amount") is { } amount && amount != 0 && value.Text("currency") is { } currency && Codes.Contains(currency)
            ? new Money(amount, currency)
            : null;

    /// <summary>The values the processes give.</summary>
    public static IEnumerable<(ProcessView Process, Money Value)> Of(IEnumerable<ProcessView> processes, Func<ProcessView, IEnumerable<JsonElement>> values) =>
        from process in processes
        from value in values(process)
        let money = Read(value)
        where money is not null
        select (process, money.Value);

    /// <summary>The sum; null when there is nothing to sum or the currencies differ.</summary>
    public static Money? Sum(IEnumerable<Money> values)
    {
        Money? sum = null;
        foreach (var value in values)
        {
            if (sum is { } before && before.Currency != value.Currency)
                return null;
            try
            {
                sum = new Money((sum?.Amount ?? 0) + value.Amount, value.Currency);
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        return sum;
    }

    public void Write(ProjectJson json, string name)
    {
        json.StartObject(name);
        json.Number("amount", Amount);
        json.String("currency", Currency);
        json.End();
    }

    public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Currency}";

    private static FrozenSet<string> Codes => ProjectSchema.Current.Definition("Value")["currency"]!.Codes!;
}
