namespace OpenContracting.Web.Downloads;

/// <summary>Where the files of this process's downloads are: a folder of its own, locked as long as it lives.</summary>
/// <remarks>Folders that nobody holds a lock on belonged to a process that died: nobody will ask for their files.</remarks>
internal sealed class DownloadFolder(string root) : IDisposable
{
    private const string LockEnding = ".lock";

    private readonly string own = Path.Combine(root, Guid.NewGuid().ToString("n"));
    private FileStream? held;

    /// <summary>A path for a new file.</summary>
    public string NewPath()
    {
        Directory.CreateDirectory(root);
        // The lock before the folder, so that no sweep finds the folder without it.
        held ??= Lock(own);
        Directory.CreateDirectory(own);
        return Path.Combine(own, Guid.NewGuid().ToString("n"));
    }

    /// <summary>Deletes what processes that died left behind.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(root))
            return;
        foreach (var folder in Directory.EnumerateDirectories(root).Where(folder => folder != own))
            try
            {
                using (Lock(folder))
                    Directory.Delete(folder, recursive: true);
                File.Delete(folder + LockEnding);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Another process writes there, or sweeps at this moment.
            }
    }

    public void Dispose()
    {
        if (held is null)
            return;
        if (Directory.Exists(own))
            Directory.Delete(own, recursive: true);
        held.Dispose();
        if (Directory.Exists(root))
            File.Delete(own + LockEnding);
    }

    private static FileStream Lock(string folder) => new(folder + LockEnding, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
