using System.IO.Compression;
using OpenContracting.Exports.Dgcp;
using OpenContracting.Exports.Template;

namespace OpenContracting.Exports;

/// <summary>Tables of one export that lie in a folder, as when a person has unpacked a ZIP: they are read together, as the ZIP would be.</summary>
public static class TableFolders
{
    /// <summary>The exports that files are: those CSV files that lie beside a table of ours or of DGCP's are one; each other file is its own.</summary>
    public static IReadOnlyList<ExportFile> Join(IEnumerable<string> paths)
    {
        var exports = new List<ExportFile>();
        foreach (var folder in paths.GroupBy(path => Path.GetDirectoryName(path) ?? ""))
        {
            var tables = folder.Any(IsTable) ? folder.Where(IsCsv).ToList() : [];
            if (tables.Count > 0)
                exports.Add(new ExportFile(Path.GetFileName(Path.GetFullPath(folder.Key)) + ".zip", () => Packed(tables)));
            exports.AddRange(folder.Except(tables).Select(ExportFile.At));
        }

        return exports;
    }

    private static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsTable(string path) =>
        TemplateTable.IsNamed(Path.GetFileName(path)) || (IsCsv(path) && MonthlyTables.ByName.ContainsKey(Path.GetFileNameWithoutExtension(path)));

    // Kept aside uncompressed while it is read; gone when it is closed.
    private static FileStream Packed(IEnumerable<string> paths)
    {
        var packed = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var path in paths)
                archive.CreateEntryFromFile(path, Path.GetFileName(path), CompressionLevel.NoCompression);
        packed.Position = 0;
        return packed;
    }
}
