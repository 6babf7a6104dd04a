using OpenContracting.People.Committees;

namespace OpenContracting.Tests.People.Committees;

public sealed class VisitFactsTests
{
    [Theory]
    // A Monday; a Friday; a Saturday.
    [InlineData("2026-03-02", "2026-03-16")]
    [InlineData("2026-03-06", "2026-03-20")]
    [InlineData("2026-03-07", "2026-03-20")]
    public void AReplyIsOwedAfterTenWorkingDays(string published, string due)
    {
        var visit = new VisitFacts { PublishedOn = DateOnly.Parse(published), Observed = 40 };

        Assert.Equal(DateOnly.Parse(due), visit.ReplyDueOn);
        Assert.False(visit.IsReplyLate(visit.ReplyDueOn));
        Assert.True(visit.IsReplyLate(visit.ReplyDueOn.AddDays(1)));
        Assert.False((visit with { RepliedOn = visit.ReplyDueOn }).IsReplyLate(visit.ReplyDueOn.AddDays(90)));
        Assert.True((visit with { RepliedOn = visit.ReplyDueOn.AddDays(1) }).IsReplyLate(visit.ReplyDueOn.AddDays(90)));
    }

    [Fact]
    public void WhatWasSeenIsHeldAgainstWhatIsStatedOnlyWhereSomethingIs()
    {
        var visit = new VisitFacts { PublishedOn = new(2026, 3, 2), Observed = 35.5m };

        Assert.Null(visit.Difference);
        Assert.Equal(-24.5m, (visit with { Official = 60 }).Difference);
    }
}
