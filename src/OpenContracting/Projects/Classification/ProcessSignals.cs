using System.Text.Json;

namespace OpenContracting.Projects.Classification;

/// <summary>What the rules look at in one compiled release.</summary>
internal sealed class ProcessSignals
{
    /// <summary>Only the beginning of a description says what is bought; later parts tell conditions and context.</summary>
    private const int DescriptionWords = 40;

    private readonly JsonElement release;
    private readonly JsonElement tender;
    private decimal? amount;

    public ProcessSignals(JsonElement release)
    {
        var tender = release.At("tender");
        Title = tender.Text("title") ?? release.At("planning", "project").Text("title")
            ?? release.Objects("contracts").Select(c => c.Text("title")).FirstOrDefault(t => t is not null)
            ?? release.Objects("awards").Select(a => a.Text("title")).FirstOrDefault(t => t is not null);
        Description = tender.Text("description");
        TitleWords = FoldedWords.Of(Title);
        var description = FoldedWords.Of(Description);
        OpeningWords = description.Count > DescriptionWords ? description[..DescriptionWords] : description;
        this.release = release;
        this.tender = tender;
        EntityCode = EntityOf(tender.Text("id"));
    }

    public string? Title { get; }

    public string? Description { get; }

    public List<string> TitleWords { get; }

    public List<string> OpeningWords { get; }

    public IReadOnlyList<string> Categories => field ??=
        [.. tender.Texts("mainProcurementCategory").Concat(tender.Texts("additionalProcurementCategories"))];

    public IReadOnlyList<string> ItemCodes => field ??= CodesOfItems();

    public string BuyerName => field ??= string.Join(" / ", new[] { release.Text("buyer", "name"), tender.Text("procuringEntity", "name") }.OfType<string>());

    public string? ProcedureName => tender.Text("procurementMethodDetails");

    /// <summary>The area and institution inside a numProceso (<c>2020-0-09-…</c> gives <c>0-09</c>); null without one.</summary>
    public string? EntityCode { get; }

    public decimal? Amount => amount ??= AmountOf(release, tender);

    private List<string> CodesOfItems()
    {
        var codes = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        AddCodes(tender);
        foreach (var award in release.Objects("awards"))
            AddCodes(award);
        foreach (var contract in release.Objects("contracts"))
            AddCodes(contract);
        return codes;

        void AddCodes(JsonElement holder)
        {
            foreach (var item in holder.Objects("items"))
            {
                Add(item.At("classification"));
                foreach (var additional in item.Objects("additionalClassifications"))
                    Add(additional);
            }
        }

        void Add(JsonElement classification)
        {
            if (classification.Text("scheme") is null or "UNSPSC" && classification.Text("id") is { } id && seen.Add(id))
                codes.Add(id);
        }
    }

    private static string? EntityOf(string? number)
    {
        var parts = number?.Split('-');
        return parts is { Length: >= 7 } && parts[0].Length == 4 && parts[1].Length == 1 ? $"{parts[1]}-{parts[2]}" : null;
    }

    private static decimal? AmountOf(JsonElement release, JsonElement tender)
    {
        if (tender.Number("value", "amount") is > 0 and var estimate)
            return estimate;
        var awarded = release.Objects("awards").Sum(a => Bounded(a.Number("value", "amount")));
        return awarded > 0 ? awarded : release.Objects("contracts").Sum(c => Bounded(c.Number("value", "amount")));
    }

    /// <summary>An absurd amount must not overflow the sum; the threshold asks for no more than its order.</summary>
    private static decimal Bounded(decimal? amount) => Math.Clamp(amount ?? 0, -1e15m, 1e15m);
}
