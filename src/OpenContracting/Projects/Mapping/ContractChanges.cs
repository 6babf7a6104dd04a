using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>Finds what changed in a process's contracts: each release against all before it, told in the words of the amendments.</summary>
/// <remarks>
/// Old and new values are those of the whole process (the sum of its contracts), so that they follow on from contractValue. A value a release
/// does not repeat is unchanged. An amendment belongs to the release it names, else to the release it first stands in; what no release shows as a change
/// is still told, without old and new.
/// </remarks>
internal sealed class ContractChanges
{
    private readonly Dictionary<string, Money> values = [];
    private readonly Dictionary<string, Span> periods = [];
    private readonly Dictionary<string, string> descriptions = [];
    private readonly HashSet<string> amendments = [];
    private readonly List<ContractChange> changes = [];

    /// <summary>The changes, the earliest first.</summary>
    public static IReadOnlyList<ContractChange> Of(ProcessView process)
    {
        var found = new ContractChanges();
        foreach (var release in process.Releases)
            found.Read(release.Id, release.Date, release.Json);
        // Amendments of the compiled release that no single release showed.
        found.Read(null, process.Date, process.Release);
        return found.changes;
    }

    private void Read(string? releaseId, DateTimeOffset? date, JsonElement release)
    {
        var contracts = release.Objects("contracts").Where(c => c.At("id").Exists()).ToArray();
        var fresh = contracts.SelectMany(Amendments).Where(a => amendments.Add(Identity(a))).ToArray();
        var (oldValue, oldPeriod) = (Total(), Span.Around(periods.Values));
        var scope = false;
        var known = false;
        foreach (var contract in contracts)
        {
            var id = contract.Text("id")!;
            known |= values.ContainsKey(id) || periods.ContainsKey(id) || descriptions.ContainsKey(id);
            scope |= Remember(id, contract);
        }

        // A contract that appears for the first time is no change of one.
        var observed = known && releaseId is not null ? Observed(oldValue, oldPeriod, scope).ToArray() : [];
        for (var i = 0; i < Math.Max(observed.Length, fresh.Length); i++)
        {
            var change = i < observed.Length ? observed[i] : new ContractChange { Type = TypeOf(fresh[i]) };
            var told = fresh.Length == 0 ? default : fresh[Math.Min(i, fresh.Length - 1)];
            changes.Add(change with
            {
                AmendmentId = told.Text("id"),
                Date = told.Date("date") ?? (observed.Length > 0 ? date : null),
                Description = told.Text("description"),
                Rationale = told.Text("rationale"),
                ReleaseId = told.Text("releaseID") ?? releaseId,
            });
        }
    }

    private bool Remember(string id, JsonElement contract)
    {
        if (Money.Read(contract.At("value")) is { } value)
            values[id] = value;
        if (Span.Read(contract.At("period")) is { IsEmpty: false } period)
            periods[id] = period;
        if (contract.Text("description") is not { } description)
            return false;
        var changed = descriptions.TryGetValue(id, out var before) && before != description;
        descriptions[id] = description;
        return changed;
    }

    private IEnumerable<ContractChange> Observed(Money? oldValue, Span oldPeriod, bool scope)
    {
        if (oldValue is not null && Total() is { } newValue && newValue != oldValue)
            yield return new ContractChange { Type = "value", OldValue = oldValue, NewValue = newValue };
        if (!oldPeriod.IsEmpty && Span.Around(periods.Values) is var newPeriod && newPeriod != oldPeriod)
            yield return new ContractChange { Type = "duration", OldPeriod = oldPeriod, NewPeriod = newPeriod };
        if (scope)
            yield return new ContractChange { Type = "scope" };
    }

    private Money? Total() => Money.Sum(values.Values);

    private static IEnumerable<JsonElement> Amendments(JsonElement contract) =>
        contract.Objects("amendments").Concat(contract.At("amendment") is { ValueKind: JsonValueKind.Object } old ? [old] : []);

    private static string Identity(JsonElement amendment) =>
        amendment.Text("id") ?? $"{amendment.Text("date")}\n{amendment.Text("description")}\n{amendment.Text("rationale")}";

    /// <summary>What an amendment says it changed (changes, deprecated but in use); null when it does not say.</summary>
    private static string? TypeOf(JsonElement amendment)
    {
        foreach (var change in amendment.Objects("changes"))
        {
            var property = change.Text("property") ?? "";
            if (property.Contains("value", StringComparison.OrdinalIgnoreCase))
                return "value";
            if (property.Contains("period", StringComparison.OrdinalIgnoreCase))
                return "duration";
            if (property.Contains("description", StringComparison.OrdinalIgnoreCase) || property.Contains("items", StringComparison.OrdinalIgnoreCase))
                return "scope";
        }

        return null;
    }
}
