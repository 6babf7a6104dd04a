namespace OpenContracting.Releases;

/// <summary>Where one published value comes from.</summary>
/// <param name="File">The file inside the export.</param>
/// <param name="Row">The row there (the header being row 1), or the number of the release in its file.</param>
/// <param name="Column">The column; null for a value that stands in place in a release as given.</param>
/// <param name="Rule">The stable code of the rule that made the value: <c>as-given</c>, <c>text</c>, <c>date</c>, <c>money</c> ….</param>
/// <param name="Raw">The cell's text, where the value no longer shows it.</param>
public sealed record ProvenanceEntry(string File, long Row, string? Column, string Rule, string? Raw)
{
    /// <summary>The export the file came in, as <see cref="ProcessState.Export"/> names it; null where it was not named.</summary>
    public string? Export { get; init; }
}
