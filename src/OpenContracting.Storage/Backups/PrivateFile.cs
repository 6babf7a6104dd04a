namespace OpenContracting.Storage.Backups;

/// <summary>A new file that nobody but its owner can read: a backup holds accounts and the secret that hides persons.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string path)
    {
        // A file that is there would keep the rights it has.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
