using System.Text;
using OpenContracting.Publications;

namespace OpenContracting.Web.Api;

/// <summary>A small table as CSV (RFC 4180, UTF-8); cells that a spreadsheet would run are neutralised.</summary>
public static class CsvLines
{
    public const string ContentType = "text/csv";

    /// <summary>The table with its strong tag.</summary>
    /// <param name="header">The columns.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="name">The file's name; null when it is not to be saved under one.</param>
    public static IResult Answer(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows, string? name = null)
    {
        var csv = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            csv.AppendJoin(',', row.Select(cell => CsvCell.Of(cell ?? ""))).Append("\r\n");
        var bytes = Encoding.UTF8.GetBytes(csv.ToString());
        return new TaggedBytes(bytes, ContentType + "; charset=utf-8") { Name = name };
    }
}
