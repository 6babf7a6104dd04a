using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using OpenContracting.Exports.Tables;
using OpenContracting.Publications;
using OpenContracting.Standards.Panama;

namespace OpenContracting.People.Worksheets;

/// <summary>Reads an edition of the index from a CSV file, and writes it: one row for each part, and for each institution that has a score of it.</summary>
/// <remarks>
/// The columns are those of <c>schemas/panama/transparency-index.csv</c>. Commas, semicolons or tabs; UTF-8 or Windows-1252. A worksheet's file has parts and weights alone:
/// its scores are entered one by one, with their evidence. All that is wrong is told at once.
/// </remarks>
public static partial class IndexTable
{
    /// <summary>The longest name of an edition and code of a part.</summary>
    public const int LongestCode = 40;

    /// <summary>The longest name of a part.</summary>
    public const int LongestName = 500;

    /// <summary>The longest statement of where a figure was read.</summary>
    public const int LongestSource = 1000;

    /// <summary>The columns, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<string> Columns = ["edition", "node", "parent", "es", "en", "institution", "weight", "score", "source"];

    private static readonly string[] Required = ["edition", "node", "parent", "es", "en", "weight"];

    private static readonly string[] Dimensions = ["1", "2", "3", "4"];

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="kind">What the edition is to be.</param>
    public static IndexReading Read(Stream stream, IndexKind kind)
    {
        using var parser = SourceText.OpenTable(stream);
        if (!parser.Read())
            return new([], [new(1, "", "empty", "")]);
        var headers = parser.Record!.Select(cell => cell.ToLowerInvariant()).ToArray();
        if (Required.Concat(kind == IndexKind.Official ? ["score", "source"] : []).Except(headers).ToList() is { Count: > 0 } missing)
            return new([], [new(1, string.Join(", ", missing), "columns", string.Join(", ", headers), string.Join(",", Columns))]);
        var lines = new List<(int Line, IndexScore Row)>();
        var faults = new List<IndexFault>();
        while (parser.Read())
            if (parser.Record!.Any(cell => cell.Length > 0))
                lines.Add((parser.RawRow, new RowReading(parser, headers, kind, faults).Read()));
        if (lines.Count == 0 && faults.Count == 0)
            faults.Add(new(1, "", "empty", ""));
        CheckTogether(lines, faults);
        return new([.. lines.Select(line => line.Row)], [.. faults.OrderBy(fault => fault.Line)]);
    }

    /// <summary>Writes rows as a file that <see cref="Read"/> reads back.</summary>
    public static byte[] Write(IEnumerable<IndexScore> rows)
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', new[]
            {
                row.Edition, row.Node, row.Parent, row.Spanish, row.English, row.Institution,
                row.Weight?.ToString("0.####", CultureInfo.InvariantCulture), row.Score?.ToString("0.####", CultureInfo.InvariantCulture), row.Source,
            }.Select(cell => CsvCell.Of(cell ?? ""))).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What no row can tell of itself: one edition, every part once, every parent there, four levels at most.</summary>
    private static void CheckTogether(List<(int Line, IndexScore Row)> lines, List<IndexFault> faults)
    {
        var named = new Dictionary<string, (int Line, IndexScore Row)>(StringComparer.Ordinal);
        var seen = new Dictionary<(string, string?), int>();
        foreach (var (line, row) in lines)
        {
            named.TryAdd(row.Node, (line, row));
            var first = named[row.Node];
            if (row.Edition != lines[0].Row.Edition)
                faults.Add(new(line, "edition", "editions", row.Edition, lines[0].Row.Edition));
            if (!seen.TryAdd((row.Node, row.Institution), line))
                faults.Add(new(line, "node", "repeated", row.Node, $"{seen[(row.Node, row.Institution)]}"));
            else if ((row.Parent, row.Spanish, row.English, row.Weight) != (first.Row.Parent, first.Row.Spanish, first.Row.English, first.Row.Weight))
                faults.Add(new(line, "node", "different", row.Node, $"{first.Line}"));
        }

        foreach (var (line, row) in named.Values)
        {
            if (row.Parent is null != (row.Node == IndexTree.Root))
                faults.Add(new(line, "parent", "root", row.Node, IndexTree.Root));
            else if (row.Parent is { } parent && !named.ContainsKey(parent))
                faults.Add(new(line, "parent", "parent", parent));
            else if (row.Parent == IndexTree.Root != Dimensions.Contains(row.Node))
                faults.Add(new(line, "node", "dimension", row.Node));
            else if (!ReachesTheIndex(row, named))
                faults.Add(new(line, "parent", "depth", row.Node));
        }
    }

    private static bool ReachesTheIndex(IndexScore row, Dictionary<string, (int Line, IndexScore Row)> named)
    {
        var at = row;
        for (var level = 0; level < IndexTree.Deepest && at.Parent is { } parent && named.TryGetValue(parent, out var above); level++)
            at = above.Row;
        return at.Parent is null || !named.ContainsKey(at.Parent);
    }

    /// <summary>One row, read cell by cell.</summary>
    private sealed class RowReading(CsvParser parser, string[] headers, IndexKind kind, List<IndexFault> faults)
    {
        private readonly string[] cells = parser.Record!;

        public IndexScore Read()
        {
            // As a rule a name with a comma and no quotes around it: all that is behind it stands in the wrong column.
            if (cells.Length > headers.Length)
                Fault("", "cells", $"{cells.Length}", $"{headers.Length}");
            var row = new IndexScore(
                Code("edition"), Code("node"), Given("parent"), Named("es", LongestName), Named("en", LongestName), Institution(), Number("weight", 1), Number("score", 100),
                Given("source") ?? "");
            if (row.Source.Length > LongestSource)
                Fault("source", "long", row.Source, $"{LongestSource}");
            if (kind == IndexKind.Worksheet && (row.Score ?? (object?)row.Institution) is not null)
                Fault(row.Score is null ? "institution" : "score", "entered", Text(row.Score is null ? "institution" : "score"));
            if (kind == IndexKind.Official && row is { Score: not null, Source.Length: 0 })
                Fault("source", "source", Text("score"));
            return row;
        }

        private string Text(string column) => Array.IndexOf(headers, column) is >= 0 and var at && at < cells.Length ? cells[at].Replace("\0", "") : "";

        private string? Given(string column) => Text(column) is { Length: > 0 } text ? text : null;

        private string Code(string column)
        {
            var text = Text(column);
            if (!CodeForm().IsMatch(text))
                Fault(column, "code", text, $"{LongestCode}");
            return text;
        }

        private string Named(string column, int longest)
        {
            var text = Text(column);
            if (text.Length == 0)
                Fault(column, "name", text);
            else if (text.Length > longest)
                Fault(column, "long", text, $"{longest}");
            return text;
        }

        private string? Institution()
        {
            if (Given("institution") is not { } text)
                return null;
            if (Institutions.Of().Find(text) is { } known)
                return known.Id;
            Fault("institution", "institution", text, Institutions.Of().FindByName(text)?.Id ?? Nearest.To(text, Institutions.Of().All.Select(each => each.Id)) ?? "mop");
            return null;
        }

        private decimal? Number(string column, int most)
        {
            if (Given(column) is not { } text)
                return null;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most && number == decimal.Round(number, 4))
                return number;
            Fault(column, column, text);
            return null;
        }

        private void Fault(string column, string code, string found, string expected = "") =>
            faults.Add(new(parser.RawRow, column, code, found.Length > 80 ? found[..80] + "…" : found, expected));
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,39}$")]
    private static partial Regex CodeForm();
}
