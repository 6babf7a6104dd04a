namespace OpenContracting.Web.Api;

/// <summary>An institution with what its published projects come to.</summary>
public sealed record InstitutionBody
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Projects { get; init; }
    public required int InExecution { get; init; }

    /// <summary>In execution after the last known end.</summary>
    public required int Late { get; init; }
    public AmountBody? Value { get; init; }
    public required string ProjectsUri { get; init; }
}
