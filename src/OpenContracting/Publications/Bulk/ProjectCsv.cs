using System.Text;

namespace OpenContracting.Publications.Bulk;

/// <summary>Writes projects as CSV (RFC 4180, UTF-8), one row each, while they arrive.</summary>
public sealed class ProjectCsv : IDisposable
{
    private readonly StreamWriter csv;

    /// <summary>Writes the header.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="labels">The language of titles in the header; the columns' names when null.</param>
    /// <param name="withMark">Whether to begin with the byte order mark that Excel needs to see UTF-8.</param>
    public ProjectCsv(Stream output, string? labels = null, bool withMark = false)
    {
        csv = new StreamWriter(output, new UTF8Encoding(withMark), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        csv.WriteLine(string.Join(',', ProjectColumn.All.Select(column => CsvCell.Of(labels is null ? column.Name : column.Title(labels)))));
    }

    /// <summary>How many rows were written, the header not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes one row.</summary>
    public void Add(ProjectLine line)
    {
        Rows++;
        for (var index = 0; index < ProjectColumn.All.Count; index++)
        {
            if (index > 0)
                csv.Write(',');
            var column = ProjectColumn.All[index];
            csv.Write(CsvCell.Of(column.Text(line), column.Type != "string"));
        }

        csv.WriteLine();
    }

    /// <summary>Writes what is left.</summary>
    public void Finish() => csv.Flush();

    /// <inheritdoc />
    public void Dispose() => csv.Dispose();
}
