namespace OpenContracting.Web.Api;

/// <summary>How often elements of a set, or of one phase or module of it, are disclosed, missing, not due yet or not applicable.</summary>
/// <param name="Set"><c>core</c>, <c>reactive</c> or <c>sustainability</c>.</param>
/// <param name="Part">A project or contract phase of the set, or a module of sustainability; absent for the set as a whole.</param>
/// <param name="Disclosed">How often an element was disclosed.</param>
/// <param name="Missing">How often one was due and was not.</param>
/// <param name="NotDue">How often one was not due yet: the work has not come to that phase.</param>
/// <param name="NotApplicable">How often one does not apply to the work.</param>
/// <param name="Percentage">Disclosed of what is due, 0 to 100; null or absent when nothing is due.</param>
public sealed record CoverageShareBody(
    string Set, string? Part, long Disclosed, long Missing, long NotDue, long NotApplicable, decimal? Percentage);
