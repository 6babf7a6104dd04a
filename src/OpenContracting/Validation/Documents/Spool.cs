namespace OpenContracting.Validation.Documents;

/// <summary>A temporary file for a stream that must be looked at twice.</summary>
internal static class Spool
{
    /// <summary>What is left of a stream, in a file that is gone when it is closed.</summary>
    public static FileStream Of(Stream stream)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1,
            FileOptions.DeleteOnClose | FileOptions.SequentialScan);
        stream.CopyTo(file, 1 << 20);
        file.Position = 0;
        return file;
    }
}
