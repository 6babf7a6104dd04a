namespace OpenContracting.Exports.Template;

/// <summary>A row of the template as read.</summary>
/// <param name="Table">Its table.</param>
/// <param name="File">The file or sheet.</param>
/// <param name="Number">Its number there, the header being row 1.</param>
/// <param name="Cells">The cells that hold something, by our name of the column; columns that are none of ours by theirs.</param>
/// <param name="Raw">The row as it stood.</param>
internal sealed record TemplateRow(TemplateTable Table, string File, long Number, IReadOnlyList<(string Column, string Text)> Cells, string Raw)
{
    public string? this[string column] => Cells.FirstOrDefault(cell => cell.Column == column).Text?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The project the row speaks of.</summary>
    public string? Project => this["codigo_proyecto"];

    /// <summary>The same for two rows that say the same.</summary>
    public string Content => string.Join('\u001f', Cells.Select(cell => cell.Column + '\u001e' + cell.Text).Prepend(Table.Name));
}
