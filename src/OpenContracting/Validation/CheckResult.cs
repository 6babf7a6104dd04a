namespace OpenContracting.Validation;

/// <summary>What a check found over the whole document.</summary>
/// <param name="Code">The check.</param>
/// <param name="Passed">Items that passed.</param>
/// <param name="Failed">Items that failed.</param>
/// <param name="DidNotApply">Items not judged, by the number of the exception in the check's text; 0 where the check named none.</param>
/// <param name="PlacesPassed">Places looked at and found right.</param>
/// <param name="PlacesFailed">Places found wrong.</param>
public sealed record CheckResult(
    string Code, long Passed, long Failed, IReadOnlyDictionary<int, long> DidNotApply, long PlacesPassed, long PlacesFailed)
{
    /// <summary>The check's outcome over the document.</summary>
    public CheckOutcome Outcome =>
        Failed > 0 ? CheckOutcome.Failed : Passed > 0 ? CheckOutcome.Passed : CheckOutcome.DidNotApply;
}
