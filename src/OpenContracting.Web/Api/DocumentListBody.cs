namespace OpenContracting.Web.Api;

/// <summary>A page of documents.</summary>
public sealed record DocumentListBody(int Total, int Limit, IReadOnlyList<DocumentBody> Documents, PageLinks? Links);
