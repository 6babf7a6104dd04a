namespace OpenContracting.Web.Downloads;

/// <summary>A download's file would grow larger than one may.</summary>
public sealed class DownloadTooLargeException() : Exception("The file of a download would grow larger than one may.");
