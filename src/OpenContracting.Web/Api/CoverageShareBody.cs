namespace OpenContracting.Web.Api;

/// <summary>How often elements of a set, or of one phase or module of it, are disclosed, missing, not due yet or not applicable.</summary>
public sealed record CoverageShareBody(
    string Set, string? Part, long Disclosed, long Missing, long NotDue, long NotApplicable, decimal? Percentage);
