using OpenContracting.People.Recommendations;
using static OpenContracting.People.Recommendations.RecommendationEntryKind;
using static OpenContracting.People.Recommendations.RecommendationRole;
using static OpenContracting.People.Recommendations.RecommendationState;

namespace OpenContracting.Tests.People.Recommendations;

public sealed class RecommendationRulesTests
{
    private static readonly DateOnly MadeOn = new(2026, 1, 10);
    private static readonly DateTimeOffset Noon = new(2026, 1, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly List<RecommendationEntry> history = [new() { Number = 1, At = Noon, Role = Portal, Kind = RecommendationEntryKind.Received, Day = MadeOn }];

    [Fact]
    public void RejectingNeedsAReason()
    {
        Assert.Equal(RecommendationRefusal.TextMissing, Try(Institution, Rejected, text: " "));
        Assert.Null(Try(Institution, Rejected, text: "No es de nuestra competencia."));
        Assert.Equal(Rejected, Standing.State);
        Assert.False(Standing.IsOpen);
    }

    [Fact]
    public void DoneNeedsEvidence()
    {
        Try(Institution, Accepted);

        Assert.Equal(RecommendationRefusal.EvidenceMissing, Try(Institution, Done));
        Assert.Equal(RecommendationRefusal.LinkUnusable, Try(Institution, Done, link: "javascript:alert(1)"));
        Assert.Null(Try(Institution, Done, link: "https://example.org/acta.pdf"));
        Assert.Equal("https://example.org/acta.pdf", Assert.Single(Standing.Evidence).Link);
    }

    [Theory]
    [InlineData(Portal)]
    [InlineData(Institution)]
    public void OnlyCivilSocietyVerifiesAndTakesThatBack(RecommendationRole other)
    {
        Try(Institution, Accepted);
        Try(Institution, Done, link: "/estado");

        Assert.Equal(RecommendationRefusal.CivilSocietyOnly, Try(other, Verified, text: "Comprobado."));
        Assert.DoesNotContain(Verified, RecommendationRules.Next(Done, other));
        Assert.Equal(RecommendationRefusal.TextMissing, Try(CivilSociety, Verified));
        Assert.Null(Try(CivilSociety, Verified, text: "Fuimos a verlo."));
        Assert.Equal(RecommendationRefusal.CivilSocietyOnly, Try(other, InProgress, text: "No era así."));
        Assert.Equal(RecommendationRefusal.AnothersEntry, Undo(other, 4));
        Assert.Null(Try(CivilSociety, InProgress, text: "Se volvió a dañar."));
        Assert.Equal(InProgress, Standing.State);
    }

    [Fact]
    public void CivilSocietyPromisesNothingForOthers()
    {
        Assert.Equal(RecommendationRefusal.AddresseeOnly, Try(CivilSociety, Accepted));
        Assert.Equal(RecommendationRefusal.AddresseeOnly, Add(new() { Number = 0, At = Noon, Role = CivilSociety, Kind = Due, Day = MadeOn }));
        Assert.Null(Add(new() { Number = 0, At = Noon, Role = CivilSociety, Kind = Note, Text = "Preguntamos otra vez." }));
    }

    [Fact]
    public void EveryStateFollowsFromAnotherAndNoneFromItself()
    {
        foreach (var state in Enum.GetValues<RecommendationState>())
        {
            var next = Enum.GetValues<RecommendationRole>().SelectMany(role => RecommendationRules.Next(state, role)).Distinct().ToList();
            Assert.NotEmpty(next);
            Assert.DoesNotContain(state, next);
            Assert.DoesNotContain(RecommendationState.Received, next);
        }
    }

    [Fact]
    public void WhatIsUndoneNoLongerCountsAndStaysInTheHistory()
    {
        Try(Institution, Accepted);
        Try(Institution, Rejected, text: "Cambió el plan.");

        Assert.Equal(RecommendationRefusal.NotTheNewest, Undo(Institution, 2));
        Assert.Equal(RecommendationRefusal.AnothersEntry, Undo(Portal, 3));
        Assert.Null(Undo(Institution, 3));
        Assert.Equal(Accepted, Standing.State);
        Assert.Equal(RecommendationRefusal.NoSuchEntry, Undo(Institution, 3));
        Assert.Null(Undo(Institution, 2));
        Assert.Equal(RecommendationState.Received, Standing.State);
        Assert.Equal(RecommendationRefusal.NotTheNewest, Undo(Portal, 1));
        Assert.Equal(5, history.Count);
    }

    [Fact]
    public void ProgressIsTheShareOfStepsReached()
    {
        Try(Institution, Accepted);
        Step("Diseño", new(2026, 3, 1));
        Step("Obra", new(2026, 6, 1));

        Assert.Equal(0m, Standing.Progress);
        Assert.Null(Reach(3));
        Assert.Equal(0.5m, Standing.Progress);
        Assert.Equal(RecommendationRefusal.NoSuchEntry, Reach(3));
        Assert.Equal(RecommendationRefusal.NoSuchEntry, Reach(2));
        Assert.Equal(RecommendationRefusal.DayMissing, Add(new() { Number = 0, At = Noon, Role = Institution, Kind = Milestone, Text = "Entrega" }));
    }

    [Fact]
    public void AnAnswerIsOwedAfterThirtyDays()
    {
        Assert.False(Standing.IsOverdue(MadeOn.AddDays(30)));
        Assert.True(Standing.IsOverdue(MadeOn.AddDays(31)));
        Try(Institution, Answered, text: "Lo estudiamos.");
        Assert.False(Standing.IsOverdue(MadeOn.AddDays(300)));
    }

    [Fact]
    public void ADayAndAStepThatPassedAreOverdueUntilItIsDone()
    {
        Try(Institution, Accepted);
        Step("Diseño", new(2026, 3, 1));
        Assert.False(Standing.IsOverdue(new(2026, 3, 1)));
        Assert.True(Standing.IsOverdue(new(2026, 3, 2)));
        Reach(3);
        Assert.False(Standing.IsOverdue(new(2026, 3, 2)));
        Add(new() { Number = 0, At = Noon, Role = Institution, Kind = Due, Day = new(2026, 5, 1) });
        Assert.True(Standing.IsOverdue(new(2026, 5, 2)));
        Try(Institution, Done, link: "/estado");
        Assert.False(Standing.IsOverdue(new(2026, 5, 2)));
    }

    [Theory]
    [InlineData("//example.org/x")]
    [InlineData("/\\example.org")]
    [InlineData("ftp://example.org/x")]
    [InlineData("acta.pdf")]
    public void EvidenceLeadsToTheWebOrToThisPortal(string link) => Assert.Equal(
        RecommendationRefusal.LinkUnusable, Add(new() { Number = 0, At = Noon, Role = Portal, Kind = Evidence, Link = link }));

    private RecommendationStanding Standing => RecommendationStanding.Of(history);

    private RecommendationRefusal? Try(RecommendationRole role, RecommendationState state, string? text = null, string? link = null) =>
        Add(new() { Number = 0, At = Noon, Role = role, Kind = State, State = state, Text = text, Link = link });

    private RecommendationRefusal? Undo(RecommendationRole role, int target) => Add(new() { Number = 0, At = Noon, Role = role, Kind = RecommendationEntryKind.Undo, Target = target });

    private RecommendationRefusal? Reach(int target) => Add(new() { Number = 0, At = Noon, Role = Institution, Kind = MilestoneReached, Target = target });

    private void Step(string text, DateOnly day) => Assert.Null(Add(new() { Number = 0, At = Noon, Role = Institution, Kind = Milestone, Text = text, Day = day }));

    private RecommendationRefusal? Add(RecommendationEntry entry)
    {
        entry = entry with { Number = history.Count + 1 };
        var refusal = RecommendationRules.Check(history, entry);
        if (refusal is null)
            history.Add(entry);
        return refusal;
    }
}
