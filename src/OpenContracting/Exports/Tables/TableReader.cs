using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpenContracting.Exports.Tables;

/// <summary>Reads a CSV table: its header, then the rows that have as many cells as it has columns; the others are left out.</summary>
internal sealed class TableReader : IDisposable
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly CsvRows rows;
    private readonly CsvParser parser;
    private readonly LeaveOut leaveOut;

    /// <summary>Opens a table.</summary>
    /// <param name="stream">The CSV; the reader owns it.</param>
    /// <param name="options">The limits.</param>
    /// <param name="leaveOut">Takes each row that is left out.</param>
    public TableReader(Stream stream, ExportOptions options, LeaveOut leaveOut)
    {
        this.leaveOut = leaveOut;
        rows = new CsvRows(SourceText.Open(stream), options.MaximumRowCharacters, leaveOut);
        rows.Delimiter = Delimiter(rows.FirstLine());
        parser = new CsvParser(rows, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = rows.Delimiter.ToString(),
            BadDataFound = null,
            // Rows arrive with their quotes in order and one line end each.
            NewLine = "\n",
        });
        Header = parser.Read() ? [.. parser.Record!.Select(name => name.Trim().Trim('\uFEFF'))] : [];
        rows.Columns = Header.Count;
        Row = Header.Count == 0 ? 0 : rows.NextRow();
    }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The number of the row, the header being row 1.</summary>
    public long Row { get; private set; }

    /// <summary>Whether the last row of the file breaks off.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>A cell's text.</summary>
    public string this[int column] => parser[column];

    /// <summary>The row as it stands in the file.</summary>
    public string Raw => parser.RawRecord;

    /// <summary>Moves to the next row with the right number of cells.</summary>
    public bool Read()
    {
        while (parser.Read())
        {
            Row = rows.NextRow();
            if (parser.Count == Header.Count)
                return true;
            // The last line without a line end and with cells missing: the file was cut off.
            IsCutShort = rows.LastRowIsOpen && parser.Count < Header.Count;
            leaveOut(Row, IsCutShort ? "cut-short" : "column-count", $"{parser.Count} ≠ {Header.Count}", parser.RawRecord);
        }

        IsCutShort |= rows.EndsInsideQuotes;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => parser.Dispose();

    private static char Delimiter(string header) =>
        Delimiters.MaxBy(delimiter => header.AsSpan().Count(delimiter));
}
