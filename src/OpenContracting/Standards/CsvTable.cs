using System.Text;

namespace OpenContracting.Standards;

/// <summary>A small table from a CSV file (RFC 4180, UTF-8, header first), held in memory.</summary>
/// <remarks>For codelists and reference tables. Exports are read elsewhere: they are large and often broken.</remarks>
public sealed class CsvTable
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<string[]> rows = [];

    private CsvTable(string text)
    {
        foreach (var cells in Records(text))
        {
            if (columns.Count == 0)
                for (var index = 0; index < cells.Length; index++)
                    columns.TryAdd(cells[index].Trim(), index);
            else if (cells is not [""])
                rows.Add(cells);
        }
    }

    /// <summary>The column names in order.</summary>
    public IEnumerable<string> Columns => columns.Keys;

    /// <summary>The rows below the header; blank lines are left out.</summary>
    public IEnumerable<CsvRow> Rows => rows.Select(cells => new CsvRow(columns, cells));

    /// <summary>Reads a table from a file of the schema folder.</summary>
    /// <param name="folder">The schema folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="required">The columns without which the table is of no use.</param>
    /// <exception cref="FormatException">A required column is missing.</exception>
    public static CsvTable Read(SchemaFolder folder, string path, params ReadOnlySpan<string> required)
    {
        using var stream = folder.Open(path);
        var table = Read(stream);
        foreach (var column in required)
            if (!table.columns.ContainsKey(column))
                throw new FormatException($"The column '{column}' is missing; there are {string.Join(", ", table.Columns)}.");
        return table;
    }

    /// <summary>Reads a table from a stream; a byte order mark is skipped.</summary>
    public static CsvTable Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new CsvTable(reader.ReadToEnd());
    }

    private static IEnumerable<string[]> Records(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    cell.Append(text[++at]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
                quoted = true;
            else if (c == ',')
                TakeCell();
            else if (c == '\n')
                yield return TakeRecord();
            else if (c != '\r')
                cell.Append(c);
        }

        if (cell.Length > 0 || cells.Count > 0)
            yield return TakeRecord();

        void TakeCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        string[] TakeRecord()
        {
            TakeCell();
            string[] record = [.. cells];
            cells.Clear();
            return record;
        }
    }
}
