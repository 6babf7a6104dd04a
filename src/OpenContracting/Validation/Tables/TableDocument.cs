using OpenContracting.Publications.Flat;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Tables;

/// <summary>Projects or releases in tables (CSV files, the sheets of a workbook), validated as the documents they stand for.</summary>
/// <remarks>Each notice names the sheet, row and column of what it is about; <c>Line</c> and <c>Column</c> are those of the cell.</remarks>
public sealed class TableDocument : IDisposable
{
    private readonly FlatLayout layout;
    private readonly Unflattener tables;

    private TableDocument(FlatLayout layout)
    {
        this.layout = layout;
        tables = new Unflattener(layout);
    }

    /// <summary>Whether files of these names hold projects or releases: one is called as the table of the items is.</summary>
    public static bool Is(IEnumerable<string> names) =>
        names.Any(name => Unflattener.IsRoot(FlatLayout.Projects, name) || Unflattener.IsRoot(FlatLayout.Releases, name));

    /// <summary>Takes tables as CSV, each named as its file is; a single one with a column of ids may be called anything.</summary>
    public static TableDocument OfCsv(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        if (files is [var only] && !Unflattener.IsTable(FlatLayout.Projects, only.Name) && !Unflattener.IsTable(FlatLayout.Releases, only.Name))
            foreach (var layout in (FlatLayout[])[FlatLayout.Projects, FlatLayout.Releases])
            {
                var single = new TableDocument(layout);
                if (single.tables.TryAddRoot(only.Name, only.Bytes))
                    return single;
                single.Dispose();
            }

        var document = new TableDocument(files.Any(file => Unflattener.IsRoot(FlatLayout.Releases, file.Name)) ? FlatLayout.Releases : FlatLayout.Projects);
        foreach (var (name, bytes) in files)
            document.tables.AddCsv(name, bytes);
        return document;
    }

    /// <summary>Takes the sheets of a workbook (XLSX).</summary>
    /// <param name="open">Opens it from its start.</param>
    /// <param name="mostBytes">How many bytes its rows may come to.</param>
    /// <exception cref="InvalidDataException">It is no workbook, or a damaged one.</exception>
    /// <exception cref="Workbooks.TableTooLargeException">Its rows come to more.</exception>
    public static TableDocument OfWorkbook(Func<Stream> open, long mostBytes = 16L << 30)
    {
        using var first = open();
        var document = new TableDocument(Unflattener.HasRoot(FlatLayout.Releases, first, mostBytes) ? FlatLayout.Releases : FlatLayout.Projects);
        using var workbook = open();
        document.tables.AddWorkbook(workbook, mostBytes);
        return document;
    }

    /// <summary>Validates what the tables hold.</summary>
    /// <param name="options">What to judge and to keep.</param>
    /// <param name="source">Says a place in the words of whoever reads the report.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ValidationReport Validate(ValidationOptions options, Func<FlatPlace, string> source, CancellationToken cancellation)
    {
        using var lines = new MemoryStream();
        foreach (var item in tables.Items())
        {
            cancellation.ThrowIfCancellationRequested();
            lines.Write(item.Span);
            lines.WriteByte((byte)'\n');
        }

        lines.Position = 0;
        var report = Validator.Validate(lines, options with { Kind = layout == FlatLayout.Projects ? DocumentKind.Project : DocumentKind.Release }, cancellation);
        return (report with { Notices = [.. report.Notices.Select(notice => Placed(notice, source))] })
            .With(TableJudgement.Judge(tables.Notices, source));
    }

    /// <inheritdoc/>
    public void Dispose() => tables.Dispose();

    private Notice Placed(Notice notice, Func<FlatPlace, string> source) =>
        notice.Item is { } item && tables.PlaceOf(item, notice.Pointer) is { } place
            ? notice with { Line = place.Row, Column = place.ColumnNumber, Source = source(place) }
            : notice;
}
