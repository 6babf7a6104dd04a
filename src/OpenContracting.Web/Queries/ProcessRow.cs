namespace OpenContracting.Web.Queries;

/// <summary>A contracting process as lists show it.</summary>
public sealed record ProcessRow(long Id, string? Ocid, string? Number, DateTimeOffset? Date, string ProjectId);
