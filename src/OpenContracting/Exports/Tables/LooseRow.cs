using System.Text;

namespace OpenContracting.Exports.Tables;

/// <summary>A row of CSV whose quotes do not follow the rules, split as its writer most likely meant it.</summary>
internal static class LooseRow
{
    /// <summary>
    /// Splits a row: a quote opens a field only at its start when one closes it too, and closes it only before a delimiter or the
    /// end; any other quote is text (<c>tubo de 5" de diámetro</c>).
    /// </summary>
    public static List<string> Split(ReadOnlySpan<char> row, char delimiter)
    {
        var cells = new List<string>();
        var at = 0;
        while (true)
        {
            var end = at < row.Length && row[at] == '"' ? ClosingQuote(row, at + 1, delimiter) : -1;
            if (end >= 0)
            {
                cells.Add(row[(at + 1)..end].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 1;
            }
            else
            {
                var length = row[at..].IndexOf(delimiter);
                end = length < 0 ? row.Length : at + length;
                cells.Add(row[at..end].ToString());
                at = end;
            }

            if (at >= row.Length)
                return cells;
            at++;
        }
    }

    /// <summary>Writes cells as a row that follows the rules.</summary>
    public static void Append(StringBuilder text, List<string> cells, char delimiter)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0)
                text.Append(delimiter);
            text.Append('"').Append(cells[index].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        text.Append('\n');
    }

    private static int ClosingQuote(ReadOnlySpan<char> row, int from, char delimiter)
    {
        for (var at = from; at < row.Length; at++)
        {
            if (row[at] != '"')
                continue;
            if (at + 1 == row.Length || row[at + 1] == delimiter)
                return at;
            if (row[at + 1] == '"')
                at++;
        }

        return -1;
    }
}
