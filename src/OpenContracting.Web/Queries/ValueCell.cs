using OpenContracting.Releases;

namespace OpenContracting.Web.Queries;

/// <summary>A cell that a value was made from, with the export it stands in.</summary>
public sealed record ValueCell(string Process, string Pointer, ProvenanceEntry Entry, CellExport? Export);
