namespace OpenContracting.Web.Queries;

/// <summary>An export that a project was made from, with how many of its releases it gave.</summary>
public sealed record ProjectSource(long ExportId, string Name, string Source, DateTimeOffset ReceivedAt, int Releases, DateTimeOffset Newest);
