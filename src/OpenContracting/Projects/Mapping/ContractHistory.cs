using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>What a process's awards and contracts said first and say last: the standard asks for initial values, and changes as modifications.</summary>
internal static class ContractHistory
{
    /// <summary>The period first agreed, with its path: of the contracts, else of the awards, else the tender's.</summary>
    public static (Span Period, string Source) InitialPeriod(ProcessView process)
    {
        var contracts = Span.Around(process.StandingContracts.Select(c => Span.Read(FirstStated(process, "contracts", c, "period"))));
        if (!contracts.IsEmpty)
            return (contracts, "contracts/period");
        var awards = Span.Around(process.StandingAwards.Select(a => Span.Read(FirstStated(process, "awards", a, "contractPeriod"))));
        return !awards.IsEmpty ? (awards, "awards/contractPeriod") : (Span.Read(process.Tender.At("contractPeriod")), "tender/contractPeriod");
    }

    /// <summary>The values first agreed, with their path: of the awards, else of the contracts.</summary>
    public static (Money[] Values, string Source) InitialValues(ProcessView process)
    {
        Money[] awards = [.. process.StandingAwards.Select(a => Money.Read(FirstStated(process, "awards", a, "value"))).OfType<Money>()];
        return awards.Length > 0
            ? (awards, "awards/value")
            : ([.. process.StandingContracts.Select(c => Money.Read(FirstStated(process, "contracts", c, "value"))).OfType<Money>()], "contracts/value");
    }

    /// <summary>The periods as they stand now, each contract's own before its award's before the tender's.</summary>
    public static (IReadOnlyList<Span> Periods, string Source) CurrentPeriods(ProcessView process)
    {
        Span[] contracts = [.. process.StandingContracts.Select(c => Span.Read(c.At("period"))).Where(HasMoment)];
        if (contracts.Length > 0)
            return (contracts, "contracts/period");
        Span[] awards = [.. process.StandingAwards.Select(a => Span.Read(a.At("contractPeriod"))).Where(HasMoment)];
        if (awards.Length > 0)
            return (awards, "awards/contractPeriod");
        var tender = Span.Read(process.Tender.At("contractPeriod"));
        return HasMoment(tender) ? ([tender], "tender/contractPeriod") : ([], "");
    }

    /// <summary>What all contracts cost in the end: as each states, else the sum of what was paid; null when neither is known.</summary>
    public static (Money Value, string Source)? FinalValue(ProcessView process)
    {
        var contracts = process.StandingContracts.ToArray();
        var stated = contracts.Select(c => Money.Read(c.At("implementation", "finalValue"))).ToArray();
        if (contracts.Length > 0 && stated.All(v => v is not null))
            return Money.Sum(stated.Select(v => v!.Value)) is { } sum ? (sum, "contracts/implementation/finalValue") : null;
        var paid = process.ContractParts.SelectMany(c => c.Objects("implementation", "transactions"))
            .Select(t => Money.Read(t.At("value")) ?? Money.Read(t.At("amount"))).ToArray();
        return paid.Length > 0 && paid.All(v => v is not null) && Money.Sum(paid.Select(v => v!.Value)) is { } total
            ? (total, "contracts/implementation/transactions")
            : null;
    }

    /// <summary>Whether the works were accepted: there is a certificate, and no contract is still running.</summary>
    public static bool IsAccepted(ProcessView process)
    {
        var contracts = process.StandingContracts.ToArray();
        if (contracts.Length == 0 || !process.ContractParts.Any(DocumentTypes.HasAcceptance))
            return false;
        return contracts.Length == 1 || contracts.All(c => c.Text("status") == "terminated" || c.At("implementation", "endDate").Exists());
    }

    /// <summary>A member as the oldest release that has it states it; without releases as the compiled release does.</summary>
    private static JsonElement FirstStated(ProcessView process, string array, JsonElement item, string member)
    {
        if (item.Text("id") is { } id)
            foreach (var release in process.Releases)
                foreach (var earlier in release.Json.Objects(array))
                    if (earlier.Text("id") == id && earlier.At(member) is { ValueKind: JsonValueKind.Object } stated && stated.EnumerateObject().Any())
                        return stated;
        return item.At(member);
    }

    private static bool HasMoment(Span period) => period.LastMoment is not null || period.Start is not null;
}
