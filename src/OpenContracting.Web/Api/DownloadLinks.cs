namespace OpenContracting.Web.Api;

/// <summary>Where a download is followed and fetched; a DELETE of <c>self</c> cancels it.</summary>
public sealed record DownloadLinks(string Self, string? File);
