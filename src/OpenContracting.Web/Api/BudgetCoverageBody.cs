namespace OpenContracting.Web.Api;

/// <summary>How much could be set beside each other, and how many decided proposals people accepted.</summary>
/// <param name="Precision">The share of decided proposals that were accepted, 0 to 1; null below five decisions.</param>
public sealed record BudgetCoverageBody(
    int Works, int WorksMatched, int Codes, int CodesMatched, int Rows, int RowsMatched, int Declared, int Given, int Reviewed, int ProposalsDecided, int ProposalsAccepted,
    decimal? Precision);
