namespace OpenContracting.Web.Api;

/// <summary>The scores of the country or of one institution.</summary>
/// <param name="Institution">The institution's id; absent for the country.</param>
/// <param name="Parts">The index, its dimensions, and what is below them, each before its own parts.</param>
public sealed record IndexSheetBody(string? Institution, IReadOnlyList<IndexPartBody> Parts);
