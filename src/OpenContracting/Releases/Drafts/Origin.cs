namespace OpenContracting.Releases.Drafts;

/// <summary>Where a published value comes from.</summary>
/// <param name="File">The file inside the export; empty for the place of the whole snapshot.</param>
/// <param name="Row">The row there, the header being row 1.</param>
/// <param name="Column">The column; empty for a value given in place.</param>
/// <param name="Rule">The rule that made the value from the cell.</param>
/// <param name="Raw">The cell's text, where the value no longer shows it.</param>
/// <param name="Export">The export; null while there is only one.</param>
internal sealed record Origin(string File, long Row, string Column, string Rule, string? Raw = null, string? Export = null)
{
    public static Origin AsGiven(string rule) => new("", 0, "", rule);
}
