namespace OpenContracting.Web.Downloads;

/// <summary>How far a download is.</summary>
public enum DownloadState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}
