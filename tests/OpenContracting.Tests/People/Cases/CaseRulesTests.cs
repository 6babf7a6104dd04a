using OpenContracting.People.Cases;

namespace OpenContracting.Tests.People.Cases;

public sealed class CaseRulesTests
{
    private static readonly CaseEntry Received = new(CaseEventKind.Received, CaseRole.Author);
    private static readonly CaseEntry Published = Decided(CaseEventKind.Published, "ana");
    private static readonly CaseEntry Returned = Decided(CaseEventKind.Returned, "ana", CaseReason.Insult);
    private static readonly CaseEntry Proposed = Decided(CaseEventKind.RemovalProposed, "ana", CaseReason.PersonalData);
    private static readonly CaseEntry Appealed = new(CaseEventKind.Appealed, CaseRole.Author);

    [Fact]
    public void AnObservationIsPublishedOrReturnedWithAReason()
    {
        Assert.Null(Check([Received], Published));
        Assert.Null(Check([Received], Returned));
        Assert.Equal(CaseRefusal.ReasonMissing, Check([Received], Decided(CaseEventKind.Returned, "ana")));
        Assert.Equal(CaseRefusal.NoSuchStep, Check([Received, Published], Returned));
        Assert.Equal(CaseRefusal.NotYours, Check([Received], new(CaseEventKind.Published, CaseRole.Institution, "oficial")));
        Assert.Equal(CaseState.Published, CaseRules.StateOf(CaseLane.Observation, [Received, Published]));
    }

    [Fact]
    public void TwoPeopleRemoveAndOneCannotBeBoth()
    {
        Assert.Equal(CaseRefusal.NoSuchStep, Check([Received, Published], Decided(CaseEventKind.Removed, "eva")));
        Assert.Equal(CaseRefusal.AnotherPersonNeeded, Check([Received, Published, Proposed], Decided(CaseEventKind.Removed, "ana")));
        Assert.Null(Check([Received, Published, Proposed], Decided(CaseEventKind.Removed, "eva")));
        Assert.Null(Check([Received, Published, Proposed], Decided(CaseEventKind.Kept, "eva")));
        Assert.False(CaseRules.IsRemovalProposed([Received, Published, Proposed, Decided(CaseEventKind.Kept, "eva")]));
    }

    [Fact]
    public void AnAppealIsHeardOnceAndBySomebodyElse()
    {
        Assert.Equal(CaseRefusal.NoSuchStep, Check([Received], Appealed));
        Assert.Null(Check([Received, Returned], Appealed));
        Assert.True(CaseRules.IsAppealed([Received, Returned, Appealed]));
        Assert.Equal(CaseRefusal.AnotherPersonNeeded, Check([Received, Returned, Appealed], Decided(CaseEventKind.Upheld, "ana")));
        Assert.Equal(CaseRefusal.AnotherPersonNeeded, Check([Received, Returned, Appealed], Published));
        Assert.Null(Check([Received, Returned, Appealed], Decided(CaseEventKind.Published, "eva")));
        var upheld = Decided(CaseEventKind.Upheld, "eva");
        Assert.Null(Check([Received, Returned, Appealed], upheld));
        Assert.Equal(CaseRefusal.NoSuchStep, Check([Received, Returned, Appealed, upheld], Appealed));
    }

    [Fact]
    public void TheInstitutionAnswersWhatIsPublishedOnly()
    {
        CaseEntry reply = new(CaseEventKind.Replied, CaseRole.Institution, "oficial");

        Assert.Null(Check([Received, Published], reply));
        Assert.Equal(CaseRefusal.NoSuchStep, Check([Received], reply));
        Assert.Equal(CaseRefusal.NotYours, Check([Received, Published], new(CaseEventKind.Replied, CaseRole.Moderator, "ana")));
    }

    [Fact]
    public void AConfidentialReportIsNeverPublishedByAnybody()
    {
        foreach (var role in Enum.GetValues<CaseRole>())
            Assert.NotNull(CaseRules.Check(CaseLane.Confidential, [], new(CaseEventKind.Published, role, "x")));
        Assert.Null(CaseRules.Check(CaseLane.Confidential, [], new(CaseEventKind.Forwarded, CaseRole.Recipient, "x")));
        Assert.Null(CaseRules.Check(CaseLane.Confidential, [], new(CaseEventKind.Closed, CaseRole.Recipient, "x")));
        Assert.Equal(CaseRefusal.NotYours, CaseRules.Check(CaseLane.Confidential, [], new(CaseEventKind.Closed, CaseRole.Moderator, "x")));
    }

    [Fact]
    public void ItsAuthorHasItForgottenAtAnyTimeAndStaffCannot()
    {
        Assert.Null(Check([Received, Published], new(CaseEventKind.Forgotten, CaseRole.Author)));
        Assert.Equal(CaseRefusal.NotYours, Check([Received, Published], Decided(CaseEventKind.Forgotten, "ana")));
        Assert.Equal(CaseRefusal.NoSuchStep, Check([Received, new(CaseEventKind.Forgotten, CaseRole.Author)], new(CaseEventKind.Forgotten, CaseRole.Portal)));
        // It waits for nobody any more.
        Assert.Equal(CaseState.Closed, CaseRules.StateOf(CaseLane.Confidential, [Received, new(CaseEventKind.Forgotten, CaseRole.Author)]));
        Assert.Equal(CaseRefusal.NoSuchStep, CaseRules.Check(CaseLane.Confidential, [Received, new(CaseEventKind.Forgotten, CaseRole.Author)], new(CaseEventKind.Reopened, CaseRole.Recipient, "ana")));
    }

    [Fact]
    public void WhoOnlySaysThatTheyFiledElsewhereIsCounted() =>
        Assert.Equal(CaseState.Counted, CaseRules.StateOf(CaseLane.Filed, []));

    private static CaseRefusal? Check(IReadOnlyList<CaseEntry> history, CaseEntry next) => CaseRules.Check(CaseLane.Observation, history, next);

    private static CaseEntry Decided(CaseEventKind kind, string by, CaseReason? reason = null) => new(kind, CaseRole.Moderator, by, reason);
}
