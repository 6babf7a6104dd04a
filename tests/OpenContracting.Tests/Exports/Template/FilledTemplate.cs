using System.IO.Compression;
using System.Text;

namespace OpenContracting.Tests.Exports.Template;

/// <summary>A template with rows of its own: those of the example for another project and process.</summary>
public static class FilledTemplate
{
    public static byte[] Of(byte[] template)
    {
        using var bytes = new MemoryStream();
        bytes.Write(template);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in archive.Entries)
            {
                var written = entry.LastWriteTime;
                using var content = entry.Open();
                using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
                var text = reader.ReadToEnd().Replace("P-1", "P-9", StringComparison.Ordinal).Replace("LP-900001", "LP-900009", StringComparison.Ordinal);
                content.SetLength(0);
                content.Write(Encoding.UTF8.GetBytes(text));
                entry.LastWriteTime = written;
            }

        return bytes.ToArray();
    }
}
