namespace OpenContracting.Web.Api;

/// <summary>A row of budget execution that could not be used.</summary>
/// <param name="Row">The line of the file it ends on; the header is line 1.</param>
/// <param name="Code">Why, as a stable code.</param>
/// <param name="Column">The column as the file calls it; absent when it is the row as a whole.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Text">What is wrong and how to mend it.</param>
public sealed record BudgetRefusalBody(int Row, string Code, string? Column, string? Found, string Text);
