using System.IO.Compression;
using OpenContracting.Exports;

namespace OpenContracting.Tests.Exports;

/// <summary>An export among the fixtures: a file, or a folder that stands for the ZIP of its files, so that tables stay readable.</summary>
internal static class FixtureExport
{
    public static ExportFile At(string path) => Directory.Exists(path) ? Packed(path) : ExportFile.At(path);

    private static ExportFile Packed(string folder)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(Path.GetFileName(path));
                entry.LastWriteTime = new DateTime(2026, 8, 1, 3, 0, 0);
                using var content = entry.Open();
                content.Write(File.ReadAllBytes(path));
            }
        }

        return new ExportFile(Path.GetFileName(folder) + ".zip", () => new MemoryStream(bytes.ToArray(), writable: false));
    }
}
