namespace OpenContracting.Exports.Archives;

/// <summary>A stream that can be gone back in: what cannot goes to a file first, never to memory.</summary>
internal static class SeekableStream
{
    /// <summary>The stream itself, or what it holds in a file that disappears when closed.</summary>
    public static Stream Of(Stream stream, ExportOptions options)
    {
        if (stream.CanSeek)
            return stream;
        var path = Path.Combine(options.TempFolder ?? Path.GetTempPath(), "export-" + Guid.NewGuid().ToString("N"));
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
