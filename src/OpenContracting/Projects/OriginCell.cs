using OpenContracting.Releases;

namespace OpenContracting.Projects;

/// <summary>A cell that a value of a project was made from.</summary>
/// <param name="Process">The process: see <see cref="Exports.ProcessSnapshot.ProcessKey"/>.</param>
/// <param name="Pointer">Where it went in the compiled release.</param>
/// <param name="Entry">File, row, column and rule.</param>
public sealed record OriginCell(string Process, string Pointer, ProvenanceEntry Entry);
