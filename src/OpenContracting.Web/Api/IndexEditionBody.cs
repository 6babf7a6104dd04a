namespace OpenContracting.Web.Api;

/// <summary>An edition of the index.</summary>
/// <param name="Edition">Its name: <c>2023</c>.</param>
/// <param name="Kind">Official: as CoST published it; or worksheet: reckoned from the weights and scores that CoST's people entered.</param>
/// <param name="Source">Who makes it and from what.</param>
/// <param name="PublishedAt">When it was published here.</param>
/// <param name="Sheets">The country's sheet, then those of institutions.</param>
public sealed record IndexEditionBody(string Edition, string Kind, string Source, DateTimeOffset PublishedAt, IReadOnlyList<IndexSheetBody> Sheets);
