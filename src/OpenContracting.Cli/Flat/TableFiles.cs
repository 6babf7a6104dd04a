using System.IO.Compression;

namespace OpenContracting.Cli.Flat;

/// <summary>The files of a set of tables: a CSV file, or the CSV files of a folder or ZIP with the description beside them.</summary>
public static class TableFiles
{
    /// <summary>The description that <c>occ flatten</c> writes beside the tables.</summary>
    public const string DataPackage = "datapackage.json";

    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(string path)
    {
        if (Directory.Exists(path))
            return [.. Directory.EnumerateFiles(path).Where(IsOurs).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
        return Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase) ? Unzipped(path) : [(Path.GetFileName(path), File.ReadAllBytes(path))];
    }

    private static bool IsOurs(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(name) == DataPackage;

    private static List<(string Name, byte[] Bytes)> Unzipped(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var tables = new List<(string, byte[])>();
        foreach (var entry in zip.Entries.Where(entry => IsOurs(entry.Name)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            tables.Add((entry.Name, bytes.ToArray()));
        }

        return tables;
    }
}
