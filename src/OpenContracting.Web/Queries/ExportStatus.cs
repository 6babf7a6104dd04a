using OpenContracting.Storage.Exports;

namespace OpenContracting.Web.Queries;

/// <summary>An export and what became of its rows: rows = used + quarantined + duplicates.</summary>
public sealed record ExportStatus(Export Export, long Rows, long Used, long Quarantined, long Duplicates);
