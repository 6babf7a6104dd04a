namespace OpenContracting.Validation.Indicators;

/// <summary>The limits beyond which a value is an outlier: from the settings, or else from the values of all.</summary>
internal sealed class IndicatorFences
{
    private readonly Dictionary<Indicator, IReadOnlyDictionary<string, double>> meta = [];

    public IndicatorFences(IndicatorSurvey survey)
    {
        var settings = survey.Settings;
        var differences = Quartiles.Of(survey.Differences);
        LowestDifference = settings.LowestDifference ?? Fence(Indicator.R024, "lower_fence", differences, quartiles => quartiles.LowerFence, settings);
        HighestDifference = settings.HighestDifference ?? Fence(Indicator.R058, "upper_fence", differences, quartiles => quartiles.UpperFence, settings);

        var bidders = survey.Tenderers.Where(each => each.Value.Valid > 0).ToList();
        if (bidders.Count > 0)
        {
            var many = Quartiles.Quantile(bidders.Select(each => (double)each.Value.Valid).Order().ToArray(), settings.Percentile);
            WinRatios = [.. bidders.Where(each => each.Value.Valid >= many).Select(each => (each.Key, (double)each.Value.Won / each.Value.Valid))];
        }

        WinRatio = settings.WinRatio
            ?? Fence(Indicator.R025, "lower_fence", Quartiles.Of(WinRatios.Select(each => each.Ratio)), quartiles => quartiles.LowerFence, settings);
        foreach (var (group, name, counts) in new[]
                 {
                     (IndicatorGroup.Buyer, "buyer_", survey.Buyers), (IndicatorGroup.ProcuringEntity, "procuring_entity_", survey.ProcuringEntities),
                     (IndicatorGroup.Tenderer, "tenderer_", survey.Tenderers),
                 })
            Disqualified[group] = Shares(name, counts, settings);
        Varieties = [.. survey.Tenderers.Where(each => each.Value.Supplied >= settings.ProcessesWon && each.Value.Classes.Count > 0).Select(each => (each.Key, (double)each.Value.Classes.Count))];
        Variety = settings.Variety
            ?? Fence(Indicator.R048, "upper_fence", Quartiles.Of(Varieties.Select(each => each.Variety)), quartiles => quartiles.UpperFence, settings);
    }

    public IReadOnlyDictionary<Indicator, IReadOnlyDictionary<string, double>> Meta => meta;

    public double LowestDifference { get; }

    public double HighestDifference { get; }

    /// <summary>Of those who bid often, the share they win.</summary>
    public IReadOnlyList<(string Id, double Ratio)> WinRatios { get; } = [];

    public double WinRatio { get; }

    public Dictionary<IndicatorGroup, (IReadOnlyList<(string Id, double Share)> Shares, double Limit)> Disqualified { get; } = [];

    public IReadOnlyList<(string Id, double Variety)> Varieties { get; }

    public double Variety { get; }

    public long Computable(Indicator indicator) => indicator switch
    {
        Indicator.R025 => WinRatios.Count,
        Indicator.R038 => Disqualified.Values.Sum(group => group.Shares.Count),
        _ => Varieties.Count,
    };

    private (IReadOnlyList<(string, double)>, double) Shares(string name, Dictionary<string, BidCounts> counts, IndicatorSettings settings)
    {
        List<(string Id, double Share)> shares =
        [
            .. counts.Where(each => each.Value.Submitted >= settings.SubmittedBids && each.Value.Processes >= settings.ProcessesWithBids && each.Value.Submitted > 0)
                .Select(each => (each.Key, (double)each.Value.Disqualified / each.Value.Submitted)),
        ];
        return (shares, settings.DisqualifiedShare
            ?? Fence(Indicator.R038, name + "upper_fence", Quartiles.Of(shares.Select(each => each.Share)), quartiles => quartiles.UpperFence, settings, name));
    }

    // Not a number when there are no values: then nothing is beyond it.
    private double Fence(
        Indicator indicator, string name, Quartiles? quartiles, Func<Quartiles, double> fence, IndicatorSettings settings, string prefix = "")
    {
        if (quartiles is not { } known || !settings.Has(indicator))
            return double.NaN;
        var said = meta.TryGetValue(indicator, out var before) ? new SortedDictionary<string, double>(before.ToDictionary(), StringComparer.Ordinal) : new(StringComparer.Ordinal);
        (said[prefix + "q1"], said[prefix + "q3"], said[name]) = (known.Q1, known.Q3, fence(known));
        meta[indicator] = said;
        return fence(known);
    }
}
