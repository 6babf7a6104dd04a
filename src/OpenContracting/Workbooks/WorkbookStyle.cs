namespace OpenContracting.Workbooks;

/// <summary>How a cell looks: its number in the workbook's list of styles.</summary>
internal enum WorkbookStyle
{
    Plain = 0,
    Header = 1,
    Time = 2,

    /// <summary>A text that would be a formula if it were typed in; it stays a text when the cell is edited.</summary>
    Quoted = 3,
}
