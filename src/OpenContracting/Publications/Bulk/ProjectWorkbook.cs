using System.Globalization;
using OpenContracting.Workbooks;

namespace OpenContracting.Publications.Bulk;

/// <summary>Writes projects as an Excel workbook: a sheet of projects, and one that says what its columns are.</summary>
public static class ProjectWorkbook
{
    // In letters, by type.
    private static readonly Dictionary<string, int> Widths = new() { ["string"] = 30, ["datetime"] = 20 };

    /// <summary>Writes the projects, row by row.</summary>
    /// <returns>How many projects were written.</returns>
    public static long Write(Stream output, IEnumerable<ProjectLine> lines)
    {
        using var workbook = new WorkbookWriter(output);
        var rows = WriteProjects(workbook, lines);
        WriteColumns(workbook);
        return rows;
    }

    private static long WriteProjects(WorkbookWriter workbook, IEnumerable<ProjectLine> lines)
    {
        var columns = ProjectColumn.All;
        using var sheet = workbook.Sheet("projects", [.. columns.Select(column => new WorkbookColumn(column.Name, Widths.GetValueOrDefault(column.Type)))]);
        var rows = 0L;
        foreach (var line in lines)
        {
            rows++;
            sheet.Next();
            for (var column = 0; column < columns.Count; column++)
                WriteCell(sheet, column, columns[column].Value(line));
        }

        return rows;
    }

    private static void WriteCell(WorkbookSheet sheet, int column, object? value)
    {
        switch (value)
        {
            case string text:
                sheet.Text(column, text);
                break;
            case DateTimeOffset moment:
                sheet.Time(column, moment);
                break;
            case IConvertible number:
                sheet.Number(column, number.ToDecimal(CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteColumns(WorkbookWriter workbook)
    {
        using var sheet = workbook.Sheet("columns", [new("name", 28), new("type"), new("es", 50), new("en", 50)]);
        foreach (var column in ProjectColumn.All)
        {
            sheet.Next();
            sheet.Text(0, column.Name);
            sheet.Text(1, column.Type);
            sheet.Text(2, column.Title("es"));
            sheet.Text(3, column.Title("en"));
        }
    }
}
