using OpenContracting.People.Worksheets;

namespace OpenContracting.Web.Worksheets;

/// <summary>What became of a file of the index, and of which edition.</summary>
public sealed record IndexTaking(IndexOutcome Outcome, string Edition, int? Id, IReadOnlyList<IndexFault> Faults);
