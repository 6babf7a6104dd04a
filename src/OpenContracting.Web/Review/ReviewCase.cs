using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Projects;

namespace OpenContracting.Web.Review;

/// <summary>A contracting process as a curator judges it: what it says, and what the rules saw in it.</summary>
public sealed record ReviewCase
{
    private static readonly JsonSerializerOptions ReasonOptions = new(JsonSerializerDefaults.Web);

    public required string Key { get; init; }
    public string? Number { get; init; }
    public string? ProjectId { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Buyer { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Procedure { get; init; }
    public string? Category { get; init; }
    public IReadOnlyList<string> Items { get; init; } = [];
    public DateTimeOffset? Date { get; init; }
    public IReadOnlyList<DecisionReason> Reasons { get; init; } = [];

    public static ReviewCase Read(string key, string? number, string? projectId, DateTimeOffset? date, byte[] compiled, byte[]? reasons)
    {
        var release = JsonItem.Parse(compiled).Root;
        var tender = release["tender"u8];
        var value = tender["value"u8];
        return new ReviewCase
        {
            Key = key,
            Number = number,
            ProjectId = projectId,
            Date = date,
            Title = Text(tender["title"u8]),
            Description = Text(tender["description"u8]),
            Buyer = Text(release["buyer"u8]["name"u8]) ?? Text(tender["procuringEntity"u8]["name"u8]),
            Amount = value["amount"u8].TryGetDecimal(out var amount) ? amount : null,
            Currency = Text(value["currency"u8]),
            Procedure = Text(tender["procurementMethodDetails"u8]),
            Category = Text(tender["mainProcurementCategory"u8]),
            Items = Descriptions(tender["items"u8]),
            Reasons = reasons is null ? [] : JsonSerializer.Deserialize<List<DecisionReason>>(reasons, ReasonOptions) ?? [],
        };
    }

    private static List<string> Descriptions(JsonValue items)
    {
        var found = new List<string>();
        foreach (var item in items.Elements)
            if (found.Count < 5 && Text(item["description"u8]) is { } description)
                found.Add(description);
        return found;
    }

    private static string? Text(JsonValue value) => value.IsString ? value.GetString() : null;
}
