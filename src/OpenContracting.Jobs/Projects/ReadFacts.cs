using System.Text.Json;

namespace OpenContracting.Jobs.Projects;

/// <summary>What the searched columns need of a project and only its JSON says: procurement methods, a point, the year it began in.</summary>
internal sealed record ReadFacts(IReadOnlyList<string> Procedures, double? Latitude, double? Longitude, int Year)
{
    public static ReadFacts Of(ReadOnlyMemory<byte> project)
    {
        using var document = JsonDocument.Parse(project);
        var root = document.RootElement;
        var summaries = Items(root, "contractingProcesses").Select(process => At(process, "summary")).OfType<JsonElement>().ToList();
        var tenders = summaries.Select(summary => At(summary, "tender")).OfType<JsonElement>().ToList();
        var point = Items(root, "locations").Select(location => At(location, "geometry")).OfType<JsonElement>()
            .Where(geometry => Text(geometry, "type") == "Point")
            .Select(geometry => Items(geometry, "coordinates").ToList())
            .FirstOrDefault(coordinates => coordinates.Count >= 2 && coordinates.All(number => number.ValueKind == JsonValueKind.Number));
        string?[] dates =
        [
            .. tenders.Select(tender => Text(tender, "datePublished")),
            .. summaries.Select(summary => At(summary, "contractPeriod") is { } period ? Text(period, "startDate") : null),
            At(root, "period") is { } whole ? Text(whole, "startDate") : null,
        ];
        var years = dates.Select(YearOf).OfType<int>().ToList();
        return new ReadFacts(
            [.. tenders.Select(tender => Text(tender, "procurementMethod")).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            point?[1].GetDouble(),
            point?[0].GetDouble(),
            years.Count > 0 ? years.Min() : YearOf(Text(root, "updated")) ?? 0);
    }

    /// <summary>The year a date begins with; sources have typing errors, and a work of the year 202 would make a file of its own.</summary>
    private static int? YearOf(string? date) =>
        date is { Length: >= 4 } && int.TryParse(date.AsSpan(0, 4), out var year) && year is >= 1990 and <= 2100 ? year : null;

    private static JsonElement? At(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        At(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        At(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
