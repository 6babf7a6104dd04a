namespace OpenContracting.Web.Queries;

/// <summary>The export that a cell stands in.</summary>
public sealed record CellExport(long Id, string Name, string Source, DateTimeOffset ReceivedAt);
