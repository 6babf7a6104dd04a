using System.IO.Compression;
using OpenContracting.Exports.Dgcp;

namespace OpenContracting.Exports.Synthetic;

/// <summary>The tables of one month while they are written, and the ZIP they end up in.</summary>
/// <remarks>
/// A ZIP takes one file after the other but a process has rows in all of them, so each table waits, packed, in a file
/// of its own: memory stays the same however large a month is.
/// </remarks>
internal sealed class MonthTables : IDisposable
{
    private readonly string zip;
    private readonly TableFile[] files;

    public MonthTables(string zip, CompressionLevel level, FlawLog flaws, double badRowShare)
    {
        this.zip = zip;
        files =
        [
            .. MonthlyTables.All.Select(table =>
                new TableFile(table, new GZipStream(File.Create(PartOf(table)), level), flaws, badRowShare)),
        ];
    }

    public TableFile this[MonthlyTable table] => files[MonthlyTables.All.IndexOf(table)];

    /// <summary>The rows of all tables, headers aside.</summary>
    public long Rows => files.Sum(file => file.LastRow - 1);

    private string Unfinished => zip + ".part";

    /// <summary>Ends the tables and packs them; the ZIP has its name once it is whole.</summary>
    public void Pack()
    {
        CloseFiles();
        using (var packed = new ZipOfGzips(File.Create(Unfinished)))
        {
            foreach (var table in MonthlyTables.All)
            {
                using var part = File.OpenRead(PartOf(table));
                packed.Add(table.FileName, part, this[table].Length);
            }
        }

        File.Move(Unfinished, zip, overwrite: true);
    }

    public void Dispose()
    {
        CloseFiles();
        foreach (var table in MonthlyTables.All)
            File.Delete(PartOf(table));
        File.Delete(Unfinished);
    }

    private void CloseFiles()
    {
        foreach (var file in files)
            file.Dispose();
    }

    private string PartOf(MonthlyTable table) => $"{zip}.{table.Name}.part";
}
