using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation;

/// <summary>How many projects disclose one element of the CoST Infrastructure Data Standard; the four counts add up to all projects.</summary>
/// <param name="Element">The element.</param>
/// <param name="Disclosed">Projects that disclose it, due or not.</param>
/// <param name="Missing">Projects that should and do not.</param>
/// <param name="NotDue">Projects that do not, and have not come so far.</param>
/// <param name="NotApplicable">Projects that do not, and that it does not concern.</param>
public sealed record IdsElementCoverage(IdsElement Element, long Disclosed, long Missing, long NotDue, long NotApplicable)
{
    /// <summary>The share of those who should disclose it, rounded down; null when nobody should.</summary>
    public int? Percentage => Disclosed + Missing == 0 ? null : (int)(100 * Disclosed / (Disclosed + Missing));
}
