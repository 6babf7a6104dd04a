using System.Text.Json;
using OpenContracting.Exports.Template;

namespace OpenContracting.Web.Officers;

/// <summary>The rows of the template's tables as a form shows and sends them: cells by the column's name, empty ones left out.</summary>
/// <remarks>A field of the form is called <c>table.row.column</c>.</remarks>
public sealed class FormRows
{
    private const int MostRows = 500;
    private const int LongestCell = 10_000;

    private readonly SortedDictionary<string, SortedDictionary<int, Dictionary<string, string>>> tables = new(StringComparer.Ordinal);

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Of(string table) => tables.TryGetValue(table, out var rows) ? [.. rows.Values] : [];

    public void Set(string table, int row, string column, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (!tables.TryGetValue(table, out var rows))
            tables[table] = rows = [];
        if (!rows.TryGetValue(row, out var cells))
            rows[row] = cells = [];
        cells[column] = value.Trim().ReplaceLineEndings("\n");
    }

    /// <summary>What a form sent; fields that are none of the template's are passed over.</summary>
    public static FormRows Sent(IFormCollection form)
    {
        var rows = new FormRows();
        foreach (var (name, value) in form)
            if (name.Split('.') is [var table, var number, var column] && int.TryParse(number, out var row) && row is >= 0 and < MostRows
                && TemplateTable.All.FirstOrDefault(known => known.Name == table)?.Columns.Any(known => known.Name == column) == true && value.ToString().Length <= LongestCell)
                rows.Set(table, row, column, value.ToString());
        return rows;
    }

    /// <summary>What a filled template says of a process and its project, as its reader gathers it.</summary>
    public static FormRows Read(ReadOnlyMemory<byte> content)
    {
        var rows = new FormRows();
        using var document = JsonDocument.Parse(content);
        foreach (var table in document.RootElement.EnumerateObject().Where(table => table.Value.ValueKind == JsonValueKind.Array))
        {
            var number = 0;
            foreach (var row in table.Value.EnumerateArray())
            {
                foreach (var cell in row.EnumerateObject().Where(cell => cell.Value.ValueKind == JsonValueKind.String && !cell.Name.StartsWith('$')))
                    rows.Set(table.Name, number, cell.Name, cell.Value.GetString());
                number++;
            }
        }

        return rows;
    }

    /// <summary>The tables to be written: every row says of which project it speaks, a row that says nothing else is none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Complete(string code, IReadOnlyList<OwnProcess> processes)
    {
        var whole = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
        {
            [TemplateTable.Processes] = [.. processes.Where(process => process.Number is not null).Select(process => new Dictionary<string, string>
            {
                ["numero_proceso"] = process.Number!,
                ["ocid"] = process.Key.StartsWith("num:", StringComparison.Ordinal) ? "" : process.Key,
                ["codigo_proyecto"] = code,
            })],
        };
        var numbers = processes.Select(process => process.Number).OfType<string>().ToHashSet();
        foreach (var table in TemplateTable.All.Where(table => table.Name != TemplateTable.Processes))
        {
            var rows = new List<IReadOnlyDictionary<string, string>>();
            foreach (var row in Of(table.Name))
            {
                var says = row.Where(cell => cell.Key is not ("codigo_proyecto" or "numero_proceso")).ToDictionary();
                if (says.Count == 0 && table.Name != TemplateTable.Projects)
                    continue;
                says["codigo_proyecto"] = code;
                if (table.Find("numero_proceso") is not null)
                    says["numero_proceso"] = row.TryGetValue("numero_proceso", out var number) && numbers.Contains(number) ? number : numbers.FirstOrDefault() ?? "";
                rows.Add(says);
            }

            if (rows.Count == 0 && table.Name == TemplateTable.Projects)
                rows.Add(new Dictionary<string, string> { ["codigo_proyecto"] = code });
            whole[table.Name] = rows;
        }

        return whole;
    }
}
