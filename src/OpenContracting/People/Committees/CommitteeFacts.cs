namespace OpenContracting.People.Committees;

/// <summary>What the rules for social audit committees ask for, held against one committee.</summary>
/// <remarks>
/// At least five persons; a certificate of ANTAI; a final report before the work is formally received. They are shown as facts,
/// and only what contradicts itself is refused: a certified committee without a certificate.
/// </remarks>
public sealed record CommitteeFacts
{
    /// <summary>The least number of persons.</summary>
    public const int LeastMembers = 5;

    /// <summary>What kind of group it is.</summary>
    public required CommitteeKind Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public required CommitteeState State { get; init; }

    /// <summary>How many persons it has.</summary>
    public required int Members { get; init; }

    /// <summary>How many of them are women; null where nobody said.</summary>
    public int? Women { get; init; }

    /// <summary>How many names are published, with consent.</summary>
    public int Names { get; init; }

    /// <summary>The number of its certificate; null without one.</summary>
    public string? Certificate { get; init; }

    /// <summary>How many works it watches.</summary>
    public required int Works { get; init; }

    /// <summary>From when neighbours may put their names down.</summary>
    public DateOnly? CallOpens { get; init; }

    /// <summary>Until when.</summary>
    public DateOnly? CallCloses { get; init; }

    /// <summary>When its term begins.</summary>
    public DateOnly? TermStart { get; init; }

    /// <summary>When its term ends.</summary>
    public DateOnly? TermEnd { get; init; }

    /// <summary>When the work was formally received; null while it was not.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>When the final report was delivered; null while it was not.</summary>
    public DateOnly? ReportedOn { get; init; }

    /// <summary>How many persons are missing.</summary>
    public int Missing => Math.Max(0, LeastMembers - Members);

    /// <summary>Whether it exists now, as opposed to being on the way or over.</summary>
    public bool IsCurrent => State is CommitteeState.Certified or CommitteeState.Active;

    /// <summary>Whether it is on the way.</summary>
    public bool IsForming => State is CommitteeState.Planned or CommitteeState.CallOpen or CommitteeState.Forming;

    /// <summary>How it stands with the final report.</summary>
    public CommitteeReport Report => (ReportedOn, ReceivedOn) switch
    {
        ({ } reported, { } received) when reported > received => CommitteeReport.DeliveredLate,
        ({ }, _) => CommitteeReport.Delivered,
        (null, null) => CommitteeReport.NotDue,
        _ => CommitteeReport.Missing,
    };

    /// <summary>Whether the call is open on a day; what is written may be older than the day.</summary>
    public bool IsCallOpen(DateOnly today) =>
        State == CommitteeState.CallOpen && (CallOpens is null || CallOpens <= today) && (CallCloses is null || CallCloses >= today);

    /// <summary>What contradicts itself.</summary>
    public IReadOnlyList<CommitteeProblem> Problems()
    {
        var problems = new List<CommitteeProblem>();
        if (Kind == CommitteeKind.SocialAudit && IsCurrent)
        {
            if (string.IsNullOrWhiteSpace(Certificate))
                problems.Add(CommitteeProblem.CertificateMissing);
            if (Missing > 0)
                problems.Add(CommitteeProblem.TooFewMembers);
            if (Works == 0)
                problems.Add(CommitteeProblem.WorkMissing);
        }

        if (Women > Members || Names > Members)
            problems.Add(CommitteeProblem.MoreThanMembers);
        if (State == CommitteeState.CallOpen && CallCloses is null)
            problems.Add(CommitteeProblem.CallWithoutEnd);
        if (CallCloses < CallOpens || TermEnd < TermStart)
            problems.Add(CommitteeProblem.EndsBeforeItBegins);
        return problems;
    }
}
