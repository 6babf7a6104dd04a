namespace OpenContracting.Web.Api;

/// <summary>A page of documents.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Limit">How many on a page.</param>
/// <param name="LinksChecked">Whether this instance asks addresses of documents if they answer; where not, no document has a <c>link</c>.</param>
/// <param name="Documents">Those of the page.</param>
/// <param name="Links">The next page.</param>
public sealed record DocumentListBody(int Total, int Limit, bool LinksChecked, IReadOnlyList<DocumentBody> Documents, PageLinks? Links);
