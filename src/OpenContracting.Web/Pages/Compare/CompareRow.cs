namespace OpenContracting.Web.Pages.Compare;

/// <summary>A measure, as it reads in each column and, where lengths say something, as shares of the largest.</summary>
public sealed record CompareRow(string Key, IReadOnlyList<string> Values, IReadOnlyList<decimal>? Shares);
