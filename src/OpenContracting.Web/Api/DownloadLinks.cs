namespace OpenContracting.Web.Api;

/// <summary>Where a download is followed and fetched; a DELETE of <c>self</c> cancels it.</summary>
/// <param name="Self">Where to ask how far it is.</param>
/// <param name="File">Where the file is; absent until it is done.</param>
public sealed record DownloadLinks(string Self, string? File);
