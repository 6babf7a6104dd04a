using OpenContracting.Json;

namespace OpenContracting.Validation.Signals;

/// <summary>A contracting process of a project, as far as signals need it.</summary>
internal sealed class ContractFacts
{
    public ContractFacts(JsonValue process, Func<string, int?>? tenderDays)
    {
        var summary = process["summary"u8];
        var tender = summary["tender"u8];
        Name = summary["externalReference"u8].GetString() ?? process["id"u8].GetString() ?? "";
        Method = tender["procurementMethod"u8].GetString();
        Tenderers = tender["numberOfTenderers"u8].TryGetInteger(out var stated) ? stated : null;
        Published = InstantOf(tender["datePublished"u8]);
        Value = Money.Of(summary["contractValue"u8]);
        (Start, End) = (InstantOf(summary["contractPeriod"u8]["startDate"u8]), InstantOf(summary["contractPeriod"u8]["endDate"u8]));
        foreach (var supplier in summary["suppliers"u8].Elements)
            if (supplier["id"u8].GetString() is { } id)
                Suppliers.Add(id);
        foreach (var modification in summary["modifications"u8].Elements)
            Modifications.Add(ModificationOf(modification));
        // The order in which they stand does not matter; those without a date come as they stand.
        Modifications = [.. Modifications.OrderBy(modification => modification.Date)];
        Latest = Money.Of(summary["finalValue"u8]) ?? Modifications.LastOrDefault(modification => modification.NewValue is not null)?.NewValue;
        Paid = Sum(summary["transactions"u8]);
        TenderDays = summary["ocid"u8].GetString() is { } ocid ? tenderDays?.Invoke(ocid) : null;
    }

    public string Name { get; }

    public string? Method { get; }

    public long? Tenderers { get; }

    public DateTimeOffset? Published { get; }

    public DateTimeOffset? Start { get; }

    public DateTimeOffset? End { get; }

    public Money? Value { get; }

    /// <summary>As settled, else after the last change that states a value.</summary>
    public Money? Latest { get; }

    public Money? Paid { get; }

    public int? TenderDays { get; }

    public List<string> Suppliers { get; } = [];

    public List<Modification> Modifications { get; } = [];

    /// <summary>Whether several could have bid.</summary>
    public bool IsCompetitive => Method is "open" or "selective";

    private static Modification ModificationOf(JsonValue modification) => new(
        InstantOf(modification["date"u8]), Money.Of(modification["oldContractValue"u8]), Money.Of(modification["newContractValue"u8]),
        InstantOf(modification["oldContractPeriod"u8]["endDate"u8]), InstantOf(modification["newContractPeriod"u8]["endDate"u8]),
        modification["rationale"u8].GetString() is { Length: > 0 });

    private static Money? Sum(JsonValue transactions)
    {
        Money? sum = null;
        foreach (var transaction in transactions.Elements)
            if (Money.Of(transaction["value"u8]) is { } paid)
                sum = sum is null ? paid : sum.Value.Currency == paid.Currency ? sum.Value with { Amount = sum.Value.Amount + paid.Amount } : sum;
        return sum;
    }

    internal static DateTimeOffset? InstantOf(JsonValue date) => date.TryGetInstant(out var instant) ? instant : null;
}
