namespace OpenContracting.Web.Alarms;

/// <summary>The disks of this machine.</summary>
public sealed class DiskSpace : IDiskSpace
{
    public int? FreePercent(string folder) =>
        Ask(folder, drive => drive.TotalSize > 0 ? (int?)(100 * (double)drive.AvailableFreeSpace / drive.TotalSize) : null);

    public long? FreeBytes(string folder) => Ask(folder, drive => (long?)drive.AvailableFreeSpace);

    private static T? Ask<T>(string folder, Func<DriveInfo, T?> ask)
        where T : struct
    {
        try
        {
            return ask(new DriveInfo(Path.GetFullPath(folder)));
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
