using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

public sealed class ProjectIdMapTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AProjectIsNamedByTheNumberOfItsFirstActAndKeepsTheName()
    {
        var first = ProjectIdMap.Empty.Update([Group("a", "b")], ProjectIdMap.PlaceholderPrefix, Now);
        var again = first.Map.Update([Group("a", "b", "c")], ProjectIdMap.PlaceholderPrefix, Now.AddDays(1));

        Assert.Equal("oc4ids-000000-N-a", Assert.Single(first.Projects).Identity.Id);
        Assert.Equal([new ProjectIdChange("new", "oc4ids-000000-N-a")], first.Changes);
        Assert.Equal("oc4ids-000000-N-a", Assert.Single(again.Projects).Identity.Id);
        Assert.Equal([], again.Changes);
    }

    [Fact]
    public void ARegistersCodeIsTheLocalIdWhenThereIsOne()
    {
        var update = ProjectIdMap.Empty.Update([Group("a") with { ProjectIds = [new("PA-SINIP", "123 / 4")] }], "oc4ids-abc123", Now);

        Assert.Equal("oc4ids-abc123-123-4", Assert.Single(update.Projects).Identity.Id);
    }

    [Fact]
    public void AMergeKeepsTheOldestIdAndTheOtherLeadsToIt()
    {
        var parted = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map;

        var merged = parted.Update([Group("a", "b")], ProjectIdMap.PlaceholderPrefix, Now);

        Assert.Equal("oc4ids-000000-N-a", Assert.Single(merged.Projects).Identity.Id);
        Assert.Equal([new ProjectIdChange("merged", "oc4ids-000000-N-b", "oc4ids-000000-N-a")], merged.Changes);
        Assert.Equal("oc4ids-000000-N-a", merged.Map.Resolve("oc4ids-000000-N-b"));
    }

    [Fact]
    public void ASplitKeepsTheIdWhereTheFoundingActIsAndRevivesAnOldOne()
    {
        var parted = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map;
        var merged = parted.Update([Group("a", "b", "c")], ProjectIdMap.PlaceholderPrefix, Now).Map;

        var split = merged.Update([Group("a"), Group("b"), Group("c")], ProjectIdMap.PlaceholderPrefix, Now);

        Assert.Equal(["oc4ids-000000-N-a", "oc4ids-000000-N-b", "oc4ids-000000-N-c"], split.Projects.Select(p => p.Identity.Id));
        Assert.Equal(
            [new("revived", "oc4ids-000000-N-b", "oc4ids-000000-N-a"), new ProjectIdChange("split", "oc4ids-000000-N-c", "oc4ids-000000-N-a")],
            split.Changes);
    }

    [Fact]
    public void AWithdrawnIdIsNeverGivenAgain()
    {
        var map = ProjectIdMap.Empty.Update([Group("a")], ProjectIdMap.PlaceholderPrefix, Now).Map.Withdraw("oc4ids-000000-N-a", Now);

        var later = map.Update([Group("a")], ProjectIdMap.PlaceholderPrefix, Now);

        Assert.Null(map.Resolve("oc4ids-000000-N-a"));
        Assert.Equal([], later.Projects);
        Assert.Equal(map.Entries, later.Map.Entries);
    }

    [Fact]
    public void AProjectWhoseProcessesAreGoneStaysUntilAPersonDecides()
    {
        var map = ProjectIdMap.Empty.Update([Group("a")], ProjectIdMap.PlaceholderPrefix, Now).Map;

        var update = map.Update([], ProjectIdMap.PlaceholderPrefix, Now);

        Assert.Equal([new ProjectIdChange("without-group", "oc4ids-000000-N-a")], update.Changes);
        Assert.Equal(ProjectIdState.Live, Assert.Single(update.Map.Entries).State);
    }

    [Fact]
    public void AnotherPrefixReIdsEveryProjectWithRedirects()
    {
        var map = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map;

        var changed = map.WithPrefix("oc4ids-pan123", Now);
        var update = changed.Update([Group("a"), Group("b")], "oc4ids-pan123", Now);

        Assert.Equal("oc4ids-pan123-N-a", changed.Resolve("oc4ids-000000-N-a"));
        Assert.Equal(["oc4ids-pan123-N-a", "oc4ids-pan123-N-b"], update.Projects.Select(p => p.Identity.Id));
        Assert.Equal([], update.Changes);
    }

    [Fact]
    public void TheFormerPrefixBringsTheFormerIdsBack()
    {
        var first = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map;

        var back = first.WithPrefix("oc4ids-pan123", Now).WithPrefix("oc4ids-cos456", Now).WithPrefix(ProjectIdMap.PlaceholderPrefix, Now);
        var update = back.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now);

        Assert.Equal(["oc4ids-000000-N-a", "oc4ids-000000-N-b"], update.Projects.Select(p => p.Identity.Id));
        Assert.All(["oc4ids-pan123-N-a", "oc4ids-cos456-N-a"], id => Assert.Equal("oc4ids-000000-N-a", back.Resolve(id)));
        Assert.Equal(6, back.Entries.Count);
    }

    [Fact]
    public void ADecisionThatNamesAFormerIdMeansTheProjectOfToday()
    {
        var map = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map.WithPrefix("oc4ids-pan123", Now);

        var update = map.Update([Group("a", "b") with { DecidedProject = "oc4ids-000000-N-b" }], "oc4ids-pan123", Now);

        Assert.Equal("oc4ids-pan123-N-b", Assert.Single(update.Projects).Identity.Id);
    }

    [Fact]
    public void TheProjectAPersonNamedKeepsItsId()
    {
        var map = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map;

        var update = map.Update([Group("a", "b") with { DecidedProject = "N-b" }], ProjectIdMap.PlaceholderPrefix, Now);

        Assert.Equal("oc4ids-000000-N-b", Assert.Single(update.Projects).Identity.Id);
    }

    [Fact]
    public void TheMapIsKeptAsItIs()
    {
        var map = ProjectIdMap.Empty.Update([Group("a"), Group("b")], ProjectIdMap.PlaceholderPrefix, Now).Map.Withdraw("oc4ids-000000-N-b", Now);

        var kept = ProjectIdMap.Parse(map.ToJson());

        Assert.Equal(map.Entries.Select(e => (e.Id, e.LocalId, e.Anchor, e.State, e.Since)), kept.Entries.Select(e => (e.Id, e.LocalId, e.Anchor, e.State, e.Since)));
        Assert.Equal(["a"], kept.Entries[0].Processes);
    }

    private static ProjectGroup Group(params string[] keys) => new()
    {
        Processes = [.. keys.Select(key => new GroupingFacts { ProcessKey = key, Number = "N-" + key, Outcome = InfrastructureOutcome.Yes })],
    };
}
