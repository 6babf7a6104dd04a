using OpenContracting.Exports;

namespace OpenContracting.Cli.Terminal;

/// <summary>What is in a file, unpacked when it is a gzip file, whatever its name.</summary>
public static class PlainContent
{
    /// <summary>Opens a file from its start; the caller disposes the stream.</summary>
    public static Stream Of(ExportFile file)
    {
        using (var head = file.Open())
            if (head.ReadByte() != 0x1F || head.ReadByte() != 0x8B)
                return file.Open();
        return new GzipContent(file.Open());
    }
}
