using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages;

/// <summary>A table of those a portfolio is contracted with.</summary>
/// <param name="Rows">Those to show, in the order to show them.</param>
/// <param name="Page">Where each has its page.</param>
/// <param name="Who">What they are, in the reader's words.</param>
public sealed record CounterpartyTable(IEnumerable<Counterparty> Rows, PageAddress Page, string Who);
