namespace OpenContracting.Web.Api;

/// <summary>A code of the budget, and how it is known to be the work's.</summary>
/// <param name="Scheme">PA-SINIP, PA-GT or PA-PEO.</param>
/// <param name="Id">The code there.</param>
/// <param name="Method">declared, given or reviewed.</param>
public sealed record BudgetCodeBody(string Scheme, string Id, string Method);
