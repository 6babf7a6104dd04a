using System.Text.Json;

namespace OpenContracting.Web.Queries.Contracts;

/// <summary>A contracting process of a published project, as far as comparing who contracts with whom needs it.</summary>
public sealed record ContractRow
{
    public required string ProjectId { get; init; }

    /// <summary>The title of the process, else of its project.</summary>
    public string? Title { get; init; }

    /// <summary>The number of the act, by which everybody knows it.</summary>
    public string? Number { get; init; }

    public string? InstitutionId { get; init; }

    public string? InstitutionName { get; init; }

    public string? Province { get; init; }

    public DateTimeOffset? Published { get; init; }

    public Amount? Estimate { get; init; }

    /// <summary>As signed; null when the data name none, and then nothing was contracted as far as is known.</summary>
    public Amount? Value { get; init; }

    /// <summary>As settled, else after the last change that states a value.</summary>
    public Amount? Latest { get; init; }

    /// <summary>Changes to the contract: those the data describe, or the addenda among its documents where these are more.</summary>
    public int Modifications { get; init; }

    /// <summary>How many took part; null when the data do not say.</summary>
    public int? Bidders { get; init; }

    public IReadOnlyList<Company> Tenderers { get; init; } = [];

    public IReadOnlyList<Company> Suppliers { get; init; } = [];

    public static ContractRow Of(ProjectRow project, ProcessDocument process) => new()
    {
        ProjectId = project.ProjectId,
        Title = process.Title ?? project.Title,
        Number = process.Number ?? process.Ocid,
        InstitutionId = project.PublicAuthorityId,
        InstitutionName = project.PublicAuthorityName,
        Province = project.Province,
        Published = process.Published,
        Estimate = process.Estimate,
        Value = process.ContractValue,
        Latest = process.LatestValue,
        Modifications = Math.Max(process.Modifications.Count, process.Documents.Count(document => document.Text("documentType") == "contractAnnexe")),
        Bidders = process.Tenderers is { } known ? (int)known : process.TendererParties.Count > 0 ? process.TendererParties.Count : null,
        Tenderers = Companies(process.TendererParties),
        Suppliers = Companies(process.Suppliers),
    };

    private static Company[] Companies(IEnumerable<JsonElement> parties) =>
        [.. parties.Select(party => new Company(party.Text("id") ?? "", party.Text("name") ?? party.Text("id") ?? "")).Where(company => company.Id.Length > 0).DistinctBy(company => company.Id)];
}
