using System.Text.Json;

namespace OpenContracting.Web.Queries;

/// <summary>A published OC4IDS project as its page reads it.</summary>
public sealed class ProjectDocument(ReadOnlyMemory<byte> json) : IDisposable
{
    private static readonly string[] PhaseNames =
        ["identificationPeriod", "preparationPeriod", "implementationPeriod", "completionPeriod", "maintenancePeriod", "decommissioningPeriod"];

    private readonly JsonDocument document = JsonDocument.Parse(json);

    private JsonElement Root => document.RootElement;

    public string? Title => Root.Text("title");

    public string? Description => Root.Text("description");

    public string? Purpose => Root.Text("purpose");

    public string? Status => Root.Text("status");

    public string? Type => Root.Text("type");

    public IReadOnlyList<string> Sectors => [.. Root.Texts("sector")];

    public string? AuthorityId => Root.At("publicAuthority").Text("id");

    public string? Authority => Root.At("publicAuthority").Text("name");

    public Span? Period => Span.Of(Root.At("period"));

    public IReadOnlyList<Phase> Phases =>
        [.. PhaseNames.Select(name => (name, span: Span.Of(Root.At(name)))).Where(phase => phase.span is not null)
            .Select(phase => new Phase(phase.name, phase.span!))];

    public Amount? Budget => Root.At("budget").Amount("amount");

    public DateTimeOffset? BudgetApproved => Root.At("budget").Time("approvalDate");

    public JsonElement? Completion => Root.At("completion");

    public IReadOnlyList<JsonElement> Identifiers => [.. Root.Items("identifiers")];

    public IReadOnlyList<JsonElement> Locations => [.. Root.Items("locations")];

    public IReadOnlyList<JsonElement> Parties => [.. Root.Items("parties")];

    public IReadOnlyList<JsonElement> Documents => [.. Root.Items("documents")];

    public IReadOnlyList<JsonElement> Milestones => [.. Root.Items("milestones")];

    public IReadOnlyList<ProcessDocument> Processes => field ??= [.. Root.Items("contractingProcesses").Select(process => new ProcessDocument(process))];

    public IReadOnlyList<JsonElement> Related => [.. Root.Items("relatedProjects")];

    /// <summary>The points of the project's places, longitude first.</summary>
    public IEnumerable<(double Longitude, double Latitude)> Points =>
        from location in Root.Items("locations")
        let geometry = location.At("geometry")
        where geometry.Text("type") == "Point"
        let coordinates = geometry.Items("coordinates").ToList()
        where coordinates.Count >= 2 && coordinates.All(number => number.ValueKind == JsonValueKind.Number)
        select (coordinates[0].GetDouble(), coordinates[1].GetDouble());

    /// <summary>
    /// The reference prices of the processes that led to a contract; the latest one when none did. A tender that was
    /// repeated announces the same work again: adding every announcement would count it twice.
    /// </summary>
    public Amount? Estimated => Processes.Any(process => process.ContractValue is not null)
        ? Amount.Sum(Processes.Where(process => process.ContractValue is not null).Select(process => process.Estimate))
        : Processes.Where(process => process.Estimate is not null).OrderBy(process => process.Published).LastOrDefault()?.Estimate;

    public Amount? Contracted => Amount.Sum(Processes.Select(process => process.ContractValue));

    /// <summary>The value after all changes and at last as settled, where it differs in the data.</summary>
    public Amount? Final => Processes.Any(process => process.LatestValue is not null)
        ? Amount.Sum(Processes.Select(process => process.LatestValue ?? process.ContractValue))
        : Root.At("completion").Amount("finalValue");

    public Amount? Paid => Amount.Sum(
        Root.Items("transactions").Concat(Processes.SelectMany(process => process.Transactions))
            .Select(transaction => transaction.Amount("value")));

    /// <summary>When the last of the payments was made.</summary>
    public DateTimeOffset? LastPaid =>
        Root.Items("transactions").Concat(Processes.SelectMany(process => process.Transactions)).Max(transaction => transaction.Time("date"));

    /// <summary>What a metric measured last, and when; null when it measured nothing.</summary>
    public (decimal Value, DateTimeOffset At)? Measured(string metric) => Root.Items("metrics").Where(each => each.Text("id") == metric)
        .SelectMany(each => each.Items("observations"))
        .Select(observation => (Value: ((JsonElement?)observation).Number("measure"), At: observation.At("period").Time("endDate")))
        .Where(each => each is { Value: not null, At: not null }).OrderBy(each => each.At)
        .Select(each => ((decimal, DateTimeOffset)?)(each.Value!.Value, each.At!.Value)).LastOrDefault();

    public void Dispose() => document.Dispose();
}
