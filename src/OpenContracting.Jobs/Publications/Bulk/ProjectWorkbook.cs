using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using OpenContracting.Publications.Bulk;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>Writes projects as an Excel workbook: a sheet of projects, and one that says what its columns are.</summary>
public static class ProjectWorkbook
{
    /// <returns>How many projects were written.</returns>
    public static long Write(Stream output, IEnumerable<ProjectLine> lines)
    {
        var rows = 0L;
        // The writer goes back in the file for the sheet's dimensions, and chunks cannot.
        using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        file.SaveAs(
            new Dictionary<string, object> { ["projects"] = Projects(), ["columns"] = Columns() },
            configuration: new OpenXmlConfiguration { FastMode = true, AutoFilter = true, FreezeRowCount = 1 });
        file.Position = 0;
        file.CopyTo(output);
        return rows;

        IEnumerable<Dictionary<string, object?>> Projects()
        {
            foreach (var line in lines)
            {
                rows++;
                yield return ProjectColumn.All.ToDictionary(column => column.Name, column => Cell(column, line));
            }
        }
    }

    private static object? Cell(ProjectColumn column, ProjectLine line) => column.Type switch
    {
        "string" => column.Value(line) is { } text ? Legal(text.ToString()!) : null,
        "datetime" => column.Value(line) is DateTimeOffset time ? time.UtcDateTime : null,
        _ => column.Value(line),
    };

    /// <summary>A cell holds 32,767 characters, and XML not every one of them.</summary>
    private static string Legal(string text)
    {
        var legal = text.All(letter => letter >= ' ' || letter is '\t' or '\n' or '\r')
            ? text
            : string.Concat(text.Where(letter => letter >= ' ' || letter is '\t' or '\n' or '\r'));
        return legal.Length <= 32_767 ? legal : legal[..32_766] + "…";
    }

    private static IEnumerable<Dictionary<string, object?>> Columns() =>
        ProjectColumn.All.Select(column => new Dictionary<string, object?>
        {
            ["name"] = column.Name,
            ["type"] = column.Type,
            ["es"] = column.Title("es"),
            ["en"] = column.Title("en"),
        });
}
