using OpenContracting.Json;

namespace OpenContracting.Validation.Indicators;

/// <summary>What one compiled release tells of its bidding. What lacks an id, or has one that is not text, is left out.</summary>
internal sealed class BiddingFacts
{
    private BiddingFacts(string ocid, JsonValue release)
    {
        Ocid = ocid;
        Buyer = release["buyer"u8]["id"u8].GetString();
        var tender = release["tender"u8];
        ProcuringEntity = tender["procuringEntity"u8]["id"u8].GetString();
        Method = tender["procurementMethod"u8].GetString();
        MethodDetails = tender["procurementMethodDetails"u8].GetString();
        IsPriceOnly = tender["awardCriteria"u8].Is("priceOnly"u8);
        Start = InstantOf(tender["tenderPeriod"u8]["startDate"u8]);
        End = InstantOf(tender["tenderPeriod"u8]["endDate"u8]);
        Tenderers = tender["numberOfTenderers"u8].TryGetInteger(out var stated) ? stated
            : tender["tenderers"u8].IsArray ? IdsIn(tender["tenderers"u8]).Count : null;
        foreach (var bid in release["bids"u8]["details"u8].Elements)
            Bids.Add(BidOf(bid));
        foreach (var award in release["awards"u8].Elements)
            if (award["status"u8].Is("active"u8))
                AddAward(award);
    }

    public string Ocid { get; }

    public string? Buyer { get; }

    public string? ProcuringEntity { get; }

    public string? Method { get; }

    public string? MethodDetails { get; }

    public bool IsPriceOnly { get; }

    public DateTimeOffset? Start { get; }

    public DateTimeOffset? End { get; }

    /// <summary>How many tenderers there were, as stated, or else as listed; null when neither is there.</summary>
    public long? Tenderers { get; }

    public List<Bid> Bids { get; } = [];

    /// <summary>The suppliers of all active awards.</summary>
    public HashSet<string> Suppliers { get; } = new(StringComparer.Ordinal);

    /// <summary>What each supplier was awarded, as the ids of classifications.</summary>
    public List<(string Supplier, string Classification)> Supplied { get; } = [];

    /// <summary>The only supplier of the only active award; null when there are more, or none.</summary>
    public string? Winner => awards == 1 && Suppliers.Count == 1 ? Suppliers.First() : null;

    private int awards;

    /// <summary>The facts of a release; null where it has no ocid, or its tender was cancelled.</summary>
    public static BiddingFacts? Of(JsonValue release) =>
        release["ocid"u8].GetString() is not { } ocid || release["tender"u8]["status"u8].Is("cancelled"u8) ? null : new(ocid, release);

    private void AddAward(JsonValue award)
    {
        awards++;
        var suppliers = IdsIn(award["suppliers"u8]);
        Suppliers.UnionWith(suppliers);
        foreach (var item in award["items"u8].Elements)
            if (item["classification"u8]["id"u8].GetString() is { } id)
                Supplied.AddRange(suppliers.Select(supplier => (supplier, id)));
    }

    private static Bid BidOf(JsonValue bid)
    {
        var value = bid["value"u8];
        return new Bid(
            bid["status"u8].GetString(), IdsIn(bid["tenderers"u8]), value["amount"u8].TryGetDecimal(out var amount) ? amount : null,
            value["currency"u8].GetString(), InstantOf(bid["date"u8]));
    }

    private static List<string> IdsIn(JsonValue organizations)
    {
        var ids = new List<string>();
        foreach (var organization in organizations.Elements)
            if (organization["id"u8].GetString() is { } id && !ids.Contains(id))
                ids.Add(id);
        return ids;
    }

    private static DateTimeOffset? InstantOf(JsonValue date) => date.TryGetInstant(out var instant) ? instant : null;
}
