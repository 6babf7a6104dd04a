using System.Text;
using OpenContracting.Budgets;
using OpenContracting.Exports.Tables;
using OpenContracting.Standards;

namespace OpenContracting.Projects;

/// <summary>The crosswalk as a CSV table: <c>process, project, title, system, code</c>, one decision a row.</summary>
/// <remarks>A row without a project says that the process stands alone; one with a system and a code says what the project is called there. What a spreadsheet would take for a formula is written as text.</remarks>
public static class CrosswalkTable
{
    private static readonly string[] Columns = ["process", "project", "title"];

    private static readonly string[] CodeColumns = ["system", "code"];

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Reads the rows; those without a process are left out.</summary>
    /// <exception cref="FormatException">A column is missing.</exception>
    public static IReadOnlyList<CrosswalkEntry> Read(Stream stream)
    {
        var table = Saved(stream);
        foreach (var column in Columns[..2])
            if (!table.Columns.Contains(column))
                throw new FormatException($"'{column}'? {string.Join(", ", table.Columns)}");
        return
        [
            .. table.Rows.Where(row => row["process"].Trim().Length > 0)
                .Select(row => new CrosswalkEntry(Plain(row["process"]), Plain(row["project"]), row.Value("title") is { } title ? Plain(title) : null)),
        ];
    }

    /// <summary>Reads the codes that projects have in registers; rows without system, code or project are left out.</summary>
    /// <exception cref="FormatException">A system is none of <see cref="BudgetSystem.All"/>.</exception>
    public static IReadOnlyList<BudgetLink> ReadCodes(Stream stream) =>
    [
        .. Saved(stream).Rows.Where(row => CodeColumns.Append("project").All(column => row[column].Trim().Length > 0))
            .Select(row => new BudgetLink(
                BudgetSystem.Find(row["system"]) ?? throw new FormatException($"'{row["system"]}'? {string.Join(", ", BudgetSystem.All)}"),
                Plain(row["code"]), Plain(row["project"]), Accepted: true, OfProposal: false)),
    ];

    /// <summary>Writes the rows by process, then the codes by project; without codes, without their columns.</summary>
    public static void Write(Stream stream, IEnumerable<CrosswalkEntry> entries, IEnumerable<BudgetLink>? codes = null)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', codes is null ? Columns : [.. Columns, .. CodeColumns]));
        foreach (var entry in entries.OrderBy(entry => entry.Process, StringComparer.OrdinalIgnoreCase))
            writer.WriteLine($"{Cell(entry.Process)},{Cell(entry.Project)},{Cell(entry.Title ?? "")}{(codes is null ? "" : ",,")}");
        foreach (var link in (codes ?? []).OrderBy(link => link.ProjectId, StringComparer.Ordinal).ThenBy(link => link.Code, StringComparer.Ordinal))
            writer.WriteLine($",{Cell(link.ProjectId)},,{Cell(link.System)},{Cell(link.Code)}");
    }

    /// <summary>The table as a person saved it: spreadsheets in Spanish write semicolons, and Windows-1252.</summary>
    private static CsvTable Saved(Stream stream)
    {
        using var reader = SourceText.Open(stream);
        var text = reader.ReadToEnd();
        var header = text[..(text.IndexOf('\n') is var end and >= 0 ? end : text.Length)];
        return CsvTable.Parse(text, Delimiters.MaxBy(delimiter => header.AsSpan().Count(delimiter)));
    }

    private static string Cell(string text)
    {
        var harmless = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"")}\"" : harmless;
    }

    private static string Plain(string cell)
    {
        var text = cell.Trim();
        return text.Length > 1 && text[0] == '\'' && "=+-@\t\r".Contains(text[1]) ? text[1..] : text;
    }
}
