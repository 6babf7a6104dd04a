namespace OpenContracting.Validation.Schema;

/// <summary>The two things a record's <c>releases</c> may hold.</summary>
/// <param name="Linked">An array of links: no element has an <c>id</c>.</param>
/// <param name="Embedded">An array of whole releases: every element has one.</param>
internal sealed record RecordReleases(PlanNode Linked, PlanNode Embedded);
