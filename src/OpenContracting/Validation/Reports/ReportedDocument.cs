namespace OpenContracting.Validation.Reports;

/// <summary>A document and what validating it found.</summary>
/// <param name="Name">What the reader calls it: a path, an address, <c>-</c> for standard input.</param>
/// <param name="Report">What was found.</param>
public sealed record ReportedDocument(string Name, ValidationReport Report)
{
    /// <summary>The rules weighed otherwise than the standard does.</summary>
    public IReadOnlyList<RuleSetting> Settings { get; init; } = [];

    /// <summary>Notices kept aside because a setting silences their rule, for formats that have a place for such.</summary>
    public IReadOnlyList<Notice> Silenced { get; init; } = [];

    /// <summary>The address that a rule's code is added to for its page; null when nobody said where such pages are.</summary>
    public string? RulePages { get; init; }

    /// <summary>The fields that the schema does not know, each occurrence counted; null when only the notices kept tell of them.</summary>
    public UnknownFields? UnknownFields { get; init; }

    /// <summary>The files that the document was put together from; none when it is one file.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The file that a notice speaks of, for programs that open it.</summary>
    public string FileOf(Notice notice) =>
        Files.FirstOrDefault(file => notice.Source?.StartsWith(Path.GetFileName(file) + ",", StringComparison.Ordinal) == true)
        ?? Files.FirstOrDefault() ?? Name;

    /// <summary>A notice's sentence for programs that show it beside a file, begun with the place that they cannot show: within an archive, a workbook, an export.</summary>
    internal string SentenceOf(Notice notice, string language) =>
        (Files.Count == 0 && notice.Source is { } source ? source + " " : "") + ReportWords.Sentence(notice, language);

    /// <summary>Where a notice is, for people: file and place where there are several files, or line and column.</summary>
    public static string PlaceOf(Notice notice) => notice.Source ?? $"{notice.Line}:{notice.Column}";
}
