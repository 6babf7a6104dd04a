using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Disclosures;

/// <summary>An element that projects should disclose and do not.</summary>
/// <param name="Element">The element.</param>
/// <param name="Missing">How many projects lack it.</param>
/// <param name="Points">By how many percentage points the share of its set would rise if all of them disclosed it.</param>
public sealed record DisclosureGap(IdsElement Element, long Missing, decimal Points);
