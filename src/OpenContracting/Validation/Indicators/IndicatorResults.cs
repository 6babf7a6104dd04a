using OpenContracting.Json;

namespace OpenContracting.Validation.Indicators;

/// <summary>The second pass: which processes, buyers, procuring entities and tenderers are flagged, and by what. One a thread; they add up.</summary>
/// <remarks>What it says does not depend on the order of releases, nor on how they were parted.</remarks>
public sealed class IndicatorResults
{
    private readonly IndicatorSettings settings;
    private readonly IndicatorSurvey survey;
    private readonly IndicatorFences fences;
    private readonly string? currency;
    private readonly JsonItem item = new();
    private readonly SortedDictionary<string, SortedDictionary<Indicator, double>>[] flags =
        [.. Enum.GetValues<IndicatorGroup>().Select(_ => new SortedDictionary<string, SortedDictionary<Indicator, double>>(StringComparer.Ordinal))];

    private readonly long[] computable = new long[Enum.GetValues<Indicator>().Length];

    /// <summary>Begins the second pass with what the first found.</summary>
    public IndicatorResults(IndicatorSurvey survey)
    {
        (this.survey, settings, currency) = (survey, survey.Settings, survey.Currency);
        fences = new IndicatorFences(survey);
    }

    private IndicatorResults(IndicatorResults first) => (survey, settings, currency, fences) = (first.survey, first.settings, first.currency, first.fences);

    /// <summary>The outlier limits that were used.</summary>
    public IReadOnlyDictionary<Indicator, IReadOnlyDictionary<string, double>> Meta => fences.Meta;

    /// <summary>By the ocid of a flagged process, its buyer, procuring entity and tenderers.</summary>
    public SortedDictionary<string, FlaggedParties> Parties { get; } = new(StringComparer.Ordinal);

    /// <summary>The results of a group, by id and indicator, in order.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<Indicator, double>> this[IndicatorGroup group] => flags[(int)group];

    /// <summary>How many processes, or for R025, R038 and R048 parties, have what an indicator needs.</summary>
    public long Computable(Indicator indicator) => indicator switch
    {
        Indicator.R025 or Indicator.R038 or Indicator.R048 => settings.Has(indicator) ? fences.Computable(indicator) : 0,
        _ => computable[(int)indicator],
    };

    /// <summary>How many results an indicator gave of one group: the one that it speaks of first.</summary>
    public long Flagged(Indicator indicator) => indicator is Indicator.R025 or Indicator.R038 or Indicator.R048
        ? flags[1..].Sum(group => group.Values.Count(each => each.ContainsKey(indicator)))
        : flags[0].Values.Count(each => each.ContainsKey(indicator));

    /// <summary>Another of the same pass, for another thread.</summary>
    public IndicatorResults Beside() => new(this);

    /// <summary>Looks at a compiled release, UTF-8 JSON.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not JSON.</exception>
    public void Add(ReadOnlyMemory<byte> release)
    {
        item.Read(release);
        if (BiddingFacts.Of(item.Root) is not { } facts)
            return;
        LookAtTender(facts);
        LookAtBids(facts);
        if (settings.ComparesPrices(facts.MethodDetails))
            LookAtPrices(facts);
        if (flags[0].ContainsKey(facts.Ocid))
            Parties[facts.Ocid] = new(facts.Buyer, facts.ProcuringEntity, [.. facts.Bids.SelectMany(bid => bid.Tenderers).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Takes what another of the same pass found.</summary>
    public void Add(IndicatorResults other)
    {
        for (var group = 0; group < flags.Length; group++)
            foreach (var (id, found) in other.flags[group])
                foreach (var (indicator, value) in found)
                    Flag((IndicatorGroup)group, id, indicator, value);
        foreach (var (ocid, parties) in other.Parties)
            Parties[ocid] = parties;
        for (var i = 0; i < computable.Length; i++)
            computable[i] += other.computable[i];
    }

    /// <summary>After the last release: what is said of parties over all their processes.</summary>
    public void Finish()
    {
        if (Wants(Indicator.R025))
            foreach (var (id, ratio) in fences.WinRatios.Where(each => each.Ratio <= fences.WinRatio))
                Flag(IndicatorGroup.Tenderer, id, Indicator.R025, ratio);
        if (Wants(Indicator.R038))
            foreach (var (group, (shares, limit)) in fences.Disqualified)
                foreach (var (id, share) in shares.Where(each => each.Share > 0 && each.Share >= limit))
                    Flag(group, id, Indicator.R038, share);
        if (Wants(Indicator.R048))
            foreach (var (id, variety) in fences.Varieties.Where(each => each.Variety >= fences.Variety))
                Flag(IndicatorGroup.Tenderer, id, Indicator.R048, variety);
    }

    private void LookAtTender(BiddingFacts facts)
    {
        if (Allows(settings.OpenMethods, facts.Method) && facts is { Start: { } start, End: { } end } && Tell(Indicator.R003)
            && (long)(end - start).TotalDays < settings.ShortestPeriod(facts.MethodDetails))
            Flag(IndicatorGroup.Ocid, facts.Ocid, Indicator.R003, 1);
        if (Allows(settings.SingleBidMethods, facts.Method) && facts.Tenderers is { } tenderers && Tell(Indicator.R018) && tenderers == 1)
            Flag(IndicatorGroup.Ocid, facts.Ocid, Indicator.R018, 1);
    }

    private void LookAtBids(BiddingFacts facts)
    {
        var winning = facts.Bids.Where(bid => bid.IsValid && bid.Date is not null && bid.Tenderers.Any(facts.Suppliers.Contains)).ToList();
        if (winning.Count > 0 && facts.End is { } end && Tell(Indicator.R030))
            Flag(facts.Ocid, Indicator.R030, 1, 1, winning.Where(bid => bid.Date > end).SelectMany(bid => bid.Tenderers));
        if (facts.Winner is not { } winner || !facts.Bids.Any(bid => bid.IsValid && bid.IsBy(winner)) || !Tell(Indicator.R035))
            return;
        var others = facts.Bids.Where(bid => !bid.IsBy(winner)).ToList();
        var disqualified = others.Where(bid => bid.IsDisqualified).SelectMany(bid => bid.Tenderers).Distinct().Count();
        if (!others.Exists(bid => bid.IsValid) && disqualified > 0 && disqualified >= settings.DisqualifiedTenderers)
            Flag(facts.Ocid, Indicator.R035, disqualified, 0, [winner]);
    }

    private void LookAtPrices(BiddingFacts facts)
    {
        var prices = facts.Bids.Where(bid => bid.IsSubmitted && bid.HasPrice(currency) && bid.Tenderers.Count > 0).ToList();
        if (prices.Count > 1 && Tell(Indicator.R028))
            Flag(facts.Ocid, Indicator.R028, 1, 1, prices.GroupBy(bid => bid.Amount).SelectMany(SamePrice));
        if (prices.Count > 1 && facts.IsPriceOnly && Tell(Indicator.R036))
        {
            var lowest = prices.Where(bid => bid.Amount == prices.Min(other => other.Amount)).ToList();
            if (lowest.TrueForAll(bid => bid.IsDisqualified))
                Flag(facts.Ocid, Indicator.R036, 1, 1, lowest.SelectMany(bid => bid.Tenderers));
        }

        if (PriceDifference.Of(facts, currency) is not { } difference)
            return;
        if (Tell(Indicator.R024) && difference.Ratio <= fences.LowestDifference)
            Flag(facts.Ocid, Indicator.R024, difference.Ratio, 0, [facts.Winner!, .. difference.Second]);
        if (Tell(Indicator.R058) && difference.Ratio >= fences.HighestDifference)
            Flag(facts.Ocid, Indicator.R058, difference.Ratio, 0, [facts.Winner!]);
    }

    // A consortium's members make one bid together, and a tenderer may bid twice: neither is another's price.
    private static IEnumerable<string> SamePrice(IEnumerable<Bid> bids)
    {
        var same = bids.ToList();
        return same.Where(bid => same.Exists(other => !other.Tenderers.Any(bid.IsBy))).SelectMany(bid => bid.Tenderers);
    }

    // Whether the indicator is wanted; what is asked for it is there.
    private bool Tell(Indicator indicator)
    {
        if (!Wants(indicator))
            return false;
        computable[(int)indicator]++;
        return true;
    }

    private bool Wants(Indicator indicator) => settings.Has(indicator);

    private static bool Allows(HashSet<string> methods, string? method) => methods.Count == 0 || (method is not null && methods.Contains(method));

    private void Flag(string ocid, Indicator indicator, double value, double ofTenderers, IEnumerable<string> tenderers)
    {
        foreach (var tenderer in tenderers)
        {
            Flag(IndicatorGroup.Ocid, ocid, indicator, value);
            Flag(IndicatorGroup.Tenderer, tenderer, indicator, ofTenderers);
        }
    }

    private void Flag(IndicatorGroup group, string id, Indicator indicator, double value)
    {
        if (!flags[(int)group].TryGetValue(id, out var found))
            flags[(int)group][id] = found = [];
        // A process that stands twice in the files gives the same whichever comes last.
        found[indicator] = Math.Max(value, found.GetValueOrDefault(indicator));
    }
}
