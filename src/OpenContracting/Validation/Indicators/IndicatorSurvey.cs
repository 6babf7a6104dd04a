using OpenContracting.Json;

namespace OpenContracting.Validation.Indicators;

/// <summary>The first pass: what must be known of all processes before one of them can be called an outlier. One a thread; they add up.</summary>
/// <remarks>Of a process it keeps a number; of each buyer, procuring entity and tenderer some counts.</remarks>
/// <param name="settings">The settings.</param>
public sealed class IndicatorSurvey(IndicatorSettings settings)
{
    private readonly JsonItem item = new();
    private readonly Dictionary<string, long> currencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<double>> differences = new(StringComparer.Ordinal);

    /// <summary>How many releases were read, cancelled and unnamed ones too.</summary>
    public long Releases { get; private set; }

    /// <summary>How many of them count.</summary>
    public long Processes { get; private set; }

    internal IndicatorSettings Settings => settings;

    internal Dictionary<string, BidCounts> Buyers { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, BidCounts> ProcuringEntities { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, BidCounts> Tenderers { get; } = new(StringComparer.Ordinal);

    /// <summary>The currency that counts: that of the settings, or else the one that most bids have, the first by name among equals.</summary>
    public string? Currency => settings.Currency
        ?? currencies.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key).FirstOrDefault();

    /// <summary>Priced bids in other currencies, which are left out of every comparison of prices.</summary>
    public long InOtherCurrencies => currencies.Where(each => each.Key != Currency).Sum(each => each.Value);

    internal IEnumerable<double> Differences => Currency is { } currency && differences.TryGetValue(currency, out var known) ? known : [];

    /// <summary>Counts a compiled release, UTF-8 JSON.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not JSON.</exception>
    public void Add(ReadOnlyMemory<byte> release)
    {
        item.Read(release);
        Releases++;
        if (BiddingFacts.Of(item.Root) is not { } facts)
            return;
        Processes++;
        AddPrices(facts);
        AddBids(facts);
        AddSupplied(facts);
    }

    /// <summary>Counts what another survey counted.</summary>
    public void Add(IndicatorSurvey other)
    {
        Releases += other.Releases;
        Processes += other.Processes;
        foreach (var (currency, count) in other.currencies)
            currencies[currency] = currencies.GetValueOrDefault(currency) + count;
        foreach (var (currency, values) in other.differences)
            ListOf(differences, currency).AddRange(values);
        foreach (var (mine, theirs) in new[] { (Buyers, other.Buyers), (ProcuringEntities, other.ProcuringEntities), (Tenderers, other.Tenderers) })
            foreach (var (id, counts) in theirs)
                ListOf(mine, id).Add(counts);
    }

    private void AddPrices(BiddingFacts facts)
    {
        foreach (var bid in facts.Bids)
            if (bid is { Amount: not null, Currency: { } currency })
                currencies[currency] = currencies.GetValueOrDefault(currency) + 1;
        if (!settings.ComparesPrices(facts.MethodDetails))
            return;
        foreach (var currency in facts.Bids.Select(bid => bid.Currency).OfType<string>().Distinct())
            if (PriceDifference.Of(facts, currency) is { } difference)
                ListOf(differences, currency).Add(difference.Ratio);
    }

    private void AddBids(BiddingFacts facts)
    {
        var submitted = facts.Bids.Where(bid => bid.IsSubmitted && bid.Tenderers.Count > 0).ToList();
        if (submitted.Count == 0)
            return;
        if (facts.Buyer is { } buyer)
            ListOf(Buyers, buyer).AddBids(submitted);
        if (facts.ProcuringEntity is { } entity)
            ListOf(ProcuringEntities, entity).AddBids(submitted);
        foreach (var tenderer in submitted.SelectMany(bid => bid.Tenderers).Distinct())
        {
            var counts = ListOf(Tenderers, tenderer);
            var own = submitted.Where(bid => bid.IsBy(tenderer)).ToList();
            counts.AddBids(own);
            if (!own.Any(bid => bid.IsValid))
                continue;
            counts.Valid++;
            if (facts.Suppliers.Contains(tenderer))
                counts.Won++;
        }
    }

    private void AddSupplied(BiddingFacts facts)
    {
        foreach (var supplied in facts.Supplied.GroupBy(each => each.Supplier))
        {
            var counts = ListOf(Tenderers, supplied.Key);
            counts.Supplied++;
            foreach (var (_, classification) in supplied)
                if (classification.Length >= settings.ClassDigits)
                    counts.Classes.Add(classification[..settings.ClassDigits]);
        }
    }

    private static T ListOf<T>(Dictionary<string, T> all, string key) where T : new()
    {
        if (!all.TryGetValue(key, out var value))
            all[key] = value = new T();
        return value;
    }
}
