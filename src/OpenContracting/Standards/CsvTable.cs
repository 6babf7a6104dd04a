using System.Text;

namespace OpenContracting.Standards;

/// <summary>A small table from a CSV file (RFC 4180, UTF-8, header first), held in memory.</summary>
/// <remarks>For codelists and reference tables. Exports are read elsewhere: they are large and often broken.</remarks>
public sealed class CsvTable
{
    private static readonly UTF8Encoding strictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<string[]> rows = [];

    private CsvTable(string text, char delimiter = ',')
    {
        foreach (var cells in Records(text, delimiter))
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
    public IEnumerable<CsvRow> Rows => rows.Select((cells, index) => new CsvRow(columns, cells, index + 1));

    /// <summary>How many rows there are below the header.</summary>
    public int Count => rows.Count;

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
                throw new FaultException("fault.column", column, string.Join(", ", table.Columns));
        return table;
    }

    /// <summary>Reads a table from a stream; a byte order mark is skipped.</summary>
    /// <exception cref="FormatException">The bytes are not UTF-8, or a quote is never closed.</exception>
    public static CsvTable Read(Stream stream)
    {
        using var reader = new StreamReader(stream, strictUtf8);
        try
        {
            return new CsvTable(reader.ReadToEnd());
        }
        catch (DecoderFallbackException)
        {
            // Accents in Windows-1252, as a rule: each would become a question mark.
            throw new FaultException("fault.encoding");
        }
    }

    /// <summary>Reads a table with another delimiter than the comma.</summary>
    /// <exception cref="FormatException">A quote is never closed.</exception>
    internal static CsvTable Parse(string text, char delimiter) => new(text, delimiter);

    private static IEnumerable<string[]> Records(string text, char delimiter)
    {
        var cells = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            cells.Add(Cell(text, delimiter, ref at));
            if (at < text.Length && text[at] == delimiter)
            {
                // A delimiter at the very end begins one more cell.
                if (++at == text.Length)
                    cells.Add("");
                else
                    continue;
            }

            at++;
            yield return [.. cells];
            cells.Clear();
        }
    }

    // Leaves `at` on the delimiter or the line feed behind the cell, or at the end.
    private static string Cell(string text, char delimiter, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(delimiter, '\n', '"');
        var quote = end >= 0 && text[at + end] == '"' && text.AsSpan(at, end).Trim('\r').IsEmpty;
        if (!quote)
        {
            end = text.AsSpan(at).IndexOfAny(delimiter, '\n');
            var plain = end < 0 ? text.AsSpan(at) : text.AsSpan(at, end);
            at += plain.Length;
            return plain.Contains('\r') ? plain.ToString().Replace("\r", "", StringComparison.Ordinal) : plain.ToString();
        }

        at += end + 1;
        var start = at;
        var cell = new StringBuilder();
        while (true)
        {
            var close = text.AsSpan(at).IndexOf('"');
            if (close < 0)
                throw Unclosed(text, start);
            cell.Append(text, at, close);
            at += close + 1;
            if (at == text.Length || text[at] != '"')
                break;
            cell.Append('"');
            at++;
        }

        // What stands between the closing quote and the comma is kept, as it is no quote's business.
        var rest = text.AsSpan(at).IndexOfAny(delimiter, '\n');
        var behind = rest < 0 ? text.AsSpan(at) : text.AsSpan(at, rest);
        at += behind.Length;
        return behind.Trim('\r').IsEmpty ? cell.ToString() : cell.Append(behind).Replace("\r", "").ToString();
    }

    private static FaultException Unclosed(string text, int start) => new("fault.quote", text.AsSpan(0, start).Count('\n') + 1);
}
