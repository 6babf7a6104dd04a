namespace OpenContracting.Web.Queries;

/// <summary>A row of an export that something in a document was made from, with what was found wrong with it.</summary>
public sealed record SourceRow(string ObjectId, long ExportId, string Export, string File, long Row, string? Ocid, IReadOnlyList<string> Codes);
