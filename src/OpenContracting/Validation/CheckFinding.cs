namespace OpenContracting.Validation;

/// <summary>A place a check found wrong, before it is made into a notice.</summary>
/// <param name="Check">Number of the check in the run.</param>
/// <param name="At">Entry of the place in the item.</param>
/// <param name="Shown">Entry of the value to show.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="DidYouMean">The nearest right value.</param>
/// <param name="Arguments">Further facts.</param>
internal readonly record struct CheckFinding(
    int Check, int At, int Shown, string? Expected, string? DidYouMean, string[] Arguments);
