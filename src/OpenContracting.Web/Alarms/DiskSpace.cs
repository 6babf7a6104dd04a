namespace OpenContracting.Web.Alarms;

/// <summary>The disks of this machine.</summary>
public sealed class DiskSpace : IDiskSpace
{
    public int? FreePercent(string folder)
    {
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(folder));
            return drive.TotalSize > 0 ? (int)(100 * (double)drive.AvailableFreeSpace / drive.TotalSize) : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
