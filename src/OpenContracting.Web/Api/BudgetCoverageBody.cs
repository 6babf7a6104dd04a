namespace OpenContracting.Web.Api;

/// <summary>How much could be set beside each other, and how many decided proposals people accepted.</summary>
/// <param name="Works">Published works.</param>
/// <param name="WorksMatched">Those with a code of the budget.</param>
/// <param name="Codes">Codes of the budget.</param>
/// <param name="CodesMatched">Those that are a published work's.</param>
/// <param name="Rows">Rows of the budget, all months.</param>
/// <param name="RowsMatched">Those of codes that are a published work's.</param>
/// <param name="Declared">Codes that the work's own data declare.</param>
/// <param name="Given">Codes that the crosswalk gives.</param>
/// <param name="Reviewed">Codes of accepted proposals.</param>
/// <param name="ProposalsDecided">Proposals that people decided on.</param>
/// <param name="ProposalsAccepted">Those they accepted.</param>
/// <param name="Precision">The share of decided proposals that were accepted, 0 to 1; null below five decisions.</param>
public sealed record BudgetCoverageBody(
    int Works, int WorksMatched, int Codes, int CodesMatched, int Rows, int RowsMatched, int Declared, int Given, int Reviewed, int ProposalsDecided, int ProposalsAccepted,
    decimal? Precision);
