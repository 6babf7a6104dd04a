namespace OpenContracting.Validation.Reports;

/// <summary>Notices that say the same: one rule, at one path whatever the positions in arrays.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Kind">The verdict it belongs to.</param>
/// <param name="Path">The pointer with <c>*</c> for positions.</param>
/// <param name="Count">How many of the notices kept are in the group.</param>
/// <param name="First">The first of them, three at most.</param>
public sealed record NoticeGroup(string Code, Severity Severity, NoticeKind Kind, string Path, long Count, IReadOnlyList<Notice> First)
{
    private const int Shown = 3;

    /// <summary>Groups notices: by verdict, then the gravest and most frequent first.</summary>
    public static IReadOnlyList<NoticeGroup> Of(IEnumerable<Notice> notices) =>
    [
        .. notices.GroupBy(notice => (notice.Code, notice.Severity, notice.Kind, Path: Shape(notice.Pointer)))
            .Select(group => new NoticeGroup(
                group.Key.Code, group.Key.Severity, group.Key.Kind, group.Key.Path, group.LongCount(), [.. group.Take(Shown)]))
            .OrderBy(group => group.Kind).ThenBy(group => group.Severity).ThenByDescending(group => group.Count)
            .ThenBy(group => group.Code, StringComparer.Ordinal).ThenBy(group => group.Path, StringComparer.Ordinal),
    ];

    /// <summary>The count of the group's rule where a report keeps not all of its notices; null where it keeps them all.</summary>
    public NoticeCount? CutIn(ValidationReport report) =>
        report.Counts.FirstOrDefault(count => count.Code == Code && count.Severity == Severity && count.Kind == Kind && count.Count > count.Kept);

    /// <summary>How many there are, those not kept included where the rule is broken at one path alone; of several paths that is not known.</summary>
    public long TotalIn(ValidationReport report, IReadOnlyList<NoticeGroup> groups) =>
        CutIn(report) is { } cut && groups.Count(group => group.Code == Code && group.Severity == Severity && group.Kind == Kind) == 1 ? cut.Count : Count;

    /// <summary>A JSON Pointer with <c>*</c> in place of each position.</summary>
    public static string Shape(string pointer) =>
        string.Join('/', pointer.Split('/').Select(step => step.Length > 0 && step.All(char.IsAsciiDigit) ? "*" : step));
}
