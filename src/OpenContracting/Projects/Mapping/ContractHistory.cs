using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>What a process's awards and contracts said first: the standard asks for initial values, and changes as modifications.</summary>
internal static class ContractHistory
{
    /// <summary>The period first agreed: of the contracts, else of the awards, else the tender's.</summary>
    public static Span InitialPeriod(ProcessView process)
    {
        var contracts = Span.Around(process.StandingContracts.Select(c => Span.Read(FirstStated(process, "contracts", c, "period"))));
        if (!contracts.IsEmpty)
            return contracts;
        var awards = Span.Around(process.StandingAwards.Select(a => Span.Read(FirstStated(process, "awards", a, "contractPeriod"))));
        return !awards.IsEmpty ? awards : Span.Read(process.Tender.At("contractPeriod"));
    }

    /// <summary>The periods as they stand now, each contract's own before its award's before the tender's.</summary>
    public static (IReadOnlyList<Span> Periods, string Source) CurrentPeriods(ProcessView process)
    {
        Span[] contracts = [.. process.StandingContracts.Select(c => Span.Read(c.At("period"))).Where(p => p.LastMoment is not null || p.Start is not null)];
        if (contracts.Length > 0)
            return (contracts, "contracts/period");
        Span[] awards = [.. process.StandingAwards.Select(a => Span.Read(a.At("contractPeriod"))).Where(p => p.LastMoment is not null || p.Start is not null)];
        if (awards.Length > 0)
            return (awards, "awards/contractPeriod");
        var tender = Span.Read(process.Tender.At("contractPeriod"));
        return tender.LastMoment is not null || tender.Start is not null ? ([tender], "tender/contractPeriod") : ([], "");
    }

    /// <summary>A member as the oldest release that has it states it; without releases as the compiled release does.</summary>
    public static JsonElement FirstStated(ProcessView process, string array, JsonElement item, string member)
    {
        if (item.Text("id") is { } id)
            foreach (var release in process.Releases)
                foreach (var earlier in release.Json.Objects(array))
                    if (earlier.Text("id") == id && earlier.At(member) is { ValueKind: JsonValueKind.Object } stated && stated.EnumerateObject().Any())
                        return stated;
        return item.At(member);
    }
}
