namespace OpenContracting.Validation;

/// <summary>Keeps the first notices of each code and counts them all.</summary>
/// <remarks>A document with a million of one mistake must not drown the others, nor the memory.</remarks>
internal sealed class Notices(int keptPerCode, INoticeSink? sink, Func<Notice, string?>? sources = null)
{
    private readonly List<Notice> kept = [];
    private readonly Dictionary<(string Code, Severity Severity), Tally> tallies = [];

    /// <summary>The file of an archive that is being read; null where there is but one.</summary>
    public string? File { get; set; }

    /// <summary>Those kept, in document order.</summary>
    public IReadOnlyList<Notice> Kept => [.. kept.OrderBy(notice => notice.Offset)];

    /// <summary>Counts by code, the gravest first, then by name.</summary>
    public IReadOnlyList<NoticeCount> Counts =>
    [
        .. tallies.OrderBy(pair => pair.Value.Kind).ThenBy(pair => pair.Key.Severity).ThenBy(pair => pair.Key.Code, StringComparer.Ordinal)
            .Select(pair => new NoticeCount(pair.Key.Code, pair.Value.Kind, pair.Key.Severity, pair.Value.Count, pair.Value.Kept)),
    ];

    public void Add(Notice notice)
    {
        var tally = Count(notice.Code, notice.Severity, notice.Kind, 1);
        // What is found in the package itself comes after all items and would find no room.
        var keep = tally.Kept < keptPerCode || notice.Item is null;
        if (!keep && sink is null)
            return;
        if ((sources?.Invoke(notice) ?? InFile(notice)) is { } source)
            notice = notice with { Source = source };
        sink?.Add(notice);
        if (!keep)
            return;
        tally.Kept++;
        kept.Add(notice);
    }

    /// <summary>Whether no more notices of a code will be kept.</summary>
    public bool IsFull(string code, Severity severity) =>
        tallies.TryGetValue((code, severity), out var tally) && tally.Kept >= keptPerCode;

    /// <summary>Counts notices that were not made because nobody would see them.</summary>
    public void AddUnkept(string code, Severity severity, NoticeKind kind, long count) => Count(code, severity, kind, count);

    public long Total(NoticeKind kind, Severity severity) =>
        tallies.Where(pair => pair.Value.Kind == kind && pair.Key.Severity == severity).Sum(pair => pair.Value.Count);

    private string? InFile(Notice notice) => File is null ? null : $"{File}:{notice.Line}:{notice.Column}";

    private Tally Count(string code, Severity severity, NoticeKind kind, long count)
    {
        if (!tallies.TryGetValue((code, severity), out var tally))
            tallies[(code, severity)] = tally = new Tally { Kind = kind };
        tally.Count += count;
        return tally;
    }

    private sealed class Tally
    {
        public NoticeKind Kind { get; init; }
        public long Count { get; set; }
        public long Kept { get; set; }
    }
}
