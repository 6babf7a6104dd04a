using OpenContracting.People.Committees;

namespace OpenContracting.Tests.People.Committees;

public sealed class CommitteeFactsTests
{
    private static readonly CommitteeFacts Sound = new()
    {
        Kind = CommitteeKind.SocialAudit,
        State = CommitteeState.Active,
        Members = 5,
        Women = 2,
        Names = 1,
        Certificate = "SINT-1",
        Works = 1,
    };

    [Fact]
    public void FivePersonsACertificateAndAWorkAreEnough() => Assert.Empty(Sound.Problems());

    [Theory]
    [InlineData(CommitteeState.Certified)]
    [InlineData(CommitteeState.Active)]
    public void ACommitteeAtWorkIsNotWithoutWhatTheRulesAskFor(CommitteeState state) => Assert.Equal(
        [CommitteeProblem.CertificateMissing, CommitteeProblem.TooFewMembers, CommitteeProblem.WorkMissing],
        (Sound with { State = state, Certificate = " ", Members = 4, Women = null, Works = 0 }).Problems());

    [Fact]
    public void WhileItFormsWhatIsMissingIsAFactAndNoProblem()
    {
        var forming = Sound with { State = CommitteeState.Forming, Certificate = null, Members = 3, Women = 1, Works = 0 };

        Assert.Empty(forming.Problems());
        Assert.Equal((2, true, false), (forming.Missing, forming.IsForming, forming.IsCurrent));
    }

    [Fact]
    public void NumbersAndDaysDoNotContradictThemselves() => Assert.Equal(
        [CommitteeProblem.MoreThanMembers, CommitteeProblem.CallWithoutEnd, CommitteeProblem.EndsBeforeItBegins],
        (Sound with { State = CommitteeState.CallOpen, Women = 6, TermStart = new(2026, 2, 1), TermEnd = new(2026, 1, 1) }).Problems());

    [Fact]
    public void ACallIsOpenBetweenItsDays()
    {
        var call = Sound with { State = CommitteeState.CallOpen, CallOpens = new(2026, 2, 1), CallCloses = new(2026, 2, 28) };

        Assert.False(call.IsCallOpen(new(2026, 1, 31)));
        Assert.True(call.IsCallOpen(new(2026, 2, 1)));
        Assert.True(call.IsCallOpen(new(2026, 2, 28)));
        Assert.False(call.IsCallOpen(new(2026, 3, 1)));
    }

    [Fact]
    public void TheFinalReportIsOwedBeforeTheWorkIsReceived()
    {
        var day = new DateOnly(2026, 5, 1);

        Assert.Equal(CommitteeReport.NotDue, Sound.Report);
        Assert.Equal(CommitteeReport.Missing, (Sound with { ReceivedOn = day }).Report);
        Assert.Equal(CommitteeReport.Delivered, (Sound with { ReceivedOn = day, ReportedOn = day }).Report);
        Assert.Equal(CommitteeReport.DeliveredLate, (Sound with { ReceivedOn = day, ReportedOn = day.AddDays(1) }).Report);
        Assert.Equal(CommitteeReport.Delivered, (Sound with { ReportedOn = day }).Report);
    }
}
