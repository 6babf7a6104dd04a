using System.Text;
using OpenContracting.Publications;

namespace OpenContracting.Web.Api;

/// <summary>A small table as CSV (RFC 4180, UTF-8); cells that a spreadsheet would run are neutralised.</summary>
public static class CsvLines
{
    public const string ContentType = "text/csv";

    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        var csv = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            csv.AppendJoin(',', row.Select(cell => CsvCell.Of(cell ?? ""))).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
