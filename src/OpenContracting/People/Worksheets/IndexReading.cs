using OpenContracting.Standards.Panama;

namespace OpenContracting.People.Worksheets;

/// <summary>What was read of a file of an edition.</summary>
/// <param name="Rows">The rows, in the order of the file.</param>
/// <param name="Faults">What is wrong with them, each fault with its line; the file is of use only when there is none.</param>
public sealed record IndexReading(IReadOnlyList<IndexScore> Rows, IReadOnlyList<IndexFault> Faults)
{
    /// <summary>The edition that the file is of.</summary>
    public string Edition => Rows.Count == 0 ? "" : Rows[0].Edition;
}
