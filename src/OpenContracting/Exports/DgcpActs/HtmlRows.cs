using System.Net;
using System.Text;

namespace OpenContracting.Exports.DgcpActs;

/// <summary>Reads the tables of a saved HTML page row by row, in the order in which rows end; tables inside cells are tables of their own.</summary>
/// <remarks>
/// Only what saved act pages need: tags, attributes in quotes, character references, comments. Whatever is no tag is text, so a
/// damaged page gives fewer rows and never an error.
/// </remarks>
internal sealed class HtmlRows(string html)
{
    private readonly List<HtmlRow> rows = [];
    private readonly Stack<Table> tables = new();
    private readonly StringBuilder text = new();
    private string section = "";
    private long count;

    /// <summary>The rows of all tables.</summary>
    public IReadOnlyList<HtmlRow> Read()
    {
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
                open = html.Length;
            text.Append(html, at, open - at);
            if (open == html.Length)
                break;
            at = open + 1;
            if (html.AsSpan(open).StartsWith("<!--"))
                at = After("-->", open);
            else if (at < html.Length && (char.IsAsciiLetter(html[at]) || html[at] is '/' or '!'))
                at = ReadTag(open);
            else
                text.Append('<');
        }

        return rows;
    }

    private int ReadTag(int open)
    {
        var end = html.IndexOf('>', open);
        if (end < 0)
            return html.Length;
        var tag = html.AsSpan(open + 1, end - open - 1);
        var closes = tag.StartsWith("/");
        var name = NameOf(closes ? tag[1..] : tag);
        if (name is "script" or "style" && !closes)
            return After($"</{name}>", end);
        if (closes)
            Close(name);
        else
            Open(name, tag);
        return end + 1;
    }

    private int After(string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length]))
            length++;
        return tag[..length].ToString().ToLowerInvariant();
    }

    private void Open(string name, ReadOnlySpan<char> tag)
    {
        switch (name)
        {
            case "table":
                TakeText();
                tables.Push(new Table());
                break;
            case "tr" when tables.TryPeek(out var table):
                TakeText();
                table.Begin(++count, section);
                break;
            case "td" or "th" when tables.TryPeek(out var table):
                TakeText();
                table.BeginCell(name == "th");
                break;
            case "a" when tables.TryPeek(out var table):
                table.Link ??= Attribute(tag, "href");
                break;
            case "br":
                text.Append('\n');
                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "td" or "th":
                TakeText();
                if (tables.TryPeek(out var cellTable))
                    cellTable.EndCell();
                break;
            case "tr" when tables.TryPeek(out var table):
                TakeText();
                if (table.End() is { } row)
                    rows.Add(row);
                break;
            case "table" when tables.Count > 0:
                TakeText();
                tables.Pop();
                break;
            case "div" or "span" or "b" or "h1" or "h2" or "h3" or "h4" when tables.Count == 0:
                TakeText();
                break;
        }
    }

    /// <summary>Gives the text gathered so far to the open cell; outside of tables it is the heading of what follows.</summary>
    private void TakeText()
    {
        var gathered = WebUtility.HtmlDecode(text.ToString()).Replace('\u00A0', ' ').Trim();
        text.Clear();
        if (gathered.Length == 0)
            return;
        if (tables.TryPeek(out var table))
            table.Append(gathered);
        else
            section = gathered;
    }

    private static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        var at = tag.IndexOf(name + "=\"", StringComparison.OrdinalIgnoreCase);
        // ng-href stands beside href and says the same.
        if (at < 0)
            return null;
        var rest = tag[(at + name.Length + 2)..];
        var end = rest.IndexOf('"');
        return end < 0 ? null : WebUtility.HtmlDecode(rest[..end].ToString());
    }

    private sealed class Table
    {
        private readonly List<string> cells = [];
        private List<string>? header;
        private bool isHeader;
        private bool inCell;
        private long number;
        private string section = "";

        public string? Link { get; set; }

        public void Begin(long rowNumber, string heading)
        {
            cells.Clear();
            isHeader = inCell = false;
            number = rowNumber;
            section = heading;
            Link = null;
        }

        public void BeginCell(bool isHeaderCell)
        {
            cells.Add("");
            isHeader |= isHeaderCell;
            inCell = true;
        }

        public void EndCell() => inCell = false;

        public void Append(string part)
        {
            if (inCell)
                cells[^1] = cells[^1].Length == 0 ? part : cells[^1] + "\n" + part;
        }

        public HtmlRow? End()
        {
            if (isHeader)
                header = [.. cells];
            var row = isHeader || cells.Count == 0 ? null : new HtmlRow(number, section, header, [.. cells], Link);
            cells.Clear();
            return row;
        }
    }
}
