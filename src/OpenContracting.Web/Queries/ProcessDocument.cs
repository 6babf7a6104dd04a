using System.Text.Json;

namespace OpenContracting.Web.Queries;

/// <summary>A contracting process inside a project.</summary>
public sealed class ProcessDocument(JsonElement process)
{
    private readonly JsonElement? summary = process.At("summary");

    public string Id => process.Text("id") ?? "";

    public string? Ocid => summary.Text("ocid");

    public string? Number => summary.Text("externalReference");

    public string? Title => summary.Text("title");

    public string? Description => summary.Text("description");

    public string? Status => summary.Text("status");

    public IReadOnlyList<string> Nature => summary is { } present ? [.. present.Texts("nature")] : [];

    public string? Method => summary.At("tender").Text("procurementMethod");

    public string? MethodDetails => summary.At("tender").Text("procurementMethodDetails");

    public DateTimeOffset? Published => summary.At("tender").Time("datePublished");

    public Amount? Estimate => summary.At("tender").Amount("costEstimate");

    public decimal? Tenderers => summary.At("tender").Number("numberOfTenderers");

    public IReadOnlyList<JsonElement> TendererParties => [.. summary.At("tender").Items("tenderers")];

    public IReadOnlyList<string> TendererNames => [.. TendererParties.Select(tenderer => tenderer.Text("name")).OfType<string>()];

    public string? ProcuringEntity => summary.At("tender").At("procuringEntity").Text("name");

    public IReadOnlyList<JsonElement> Suppliers => [.. summary.Items("suppliers")];

    public Amount? ContractValue => summary.Amount("contractValue");

    public Span? ContractPeriod => Span.Of(summary.At("contractPeriod"));

    /// <summary>The length of the contract where its ends are not known.</summary>
    public decimal? ContractDays => summary.At("contractPeriod").Number("durationInDays");

    public Amount? FinalValue => summary.Amount("finalValue");

    public IReadOnlyList<JsonElement> Modifications => [.. summary.Items("modifications")];

    /// <summary>The value as settled, else after the last change that states one.</summary>
    public Amount? LatestValue => FinalValue
        ?? Modifications.OrderBy(modification => modification.Time("date")).Select(modification => modification.Amount("newContractValue")).LastOrDefault(amount => amount is not null);

    public IReadOnlyList<JsonElement> Documents => [.. summary.Items("documents")];

    public IReadOnlyList<JsonElement> Transactions => [.. summary.Items("transactions")];

    public IReadOnlyList<JsonElement> Milestones => [.. summary.Items("milestones")];

    public IReadOnlyList<JsonElement> Releases => [.. process.Items("releases")];
}
