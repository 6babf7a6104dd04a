using OpenContracting.Storage.Exports;

namespace OpenContracting.Web.Queries;

/// <summary>An export with how many rows it had and how many of them could not be used.</summary>
public sealed record ExportStatus(Export Export, long Rows, long Quarantined);
