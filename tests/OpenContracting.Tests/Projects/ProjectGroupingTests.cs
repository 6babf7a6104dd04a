using System.Text.Json;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

public sealed class ProjectGroupingTests
{
    private const string Number = "2024-0-09-1-08-LP-00000";

    [Fact]
    public void AReTenderBelongsToTheActItRepeats() =>
        Assert.Equal(["a+b", "c"], Groups(Works("a", Number + "1"), Works("b", Number + "1-R1"), Works("c", Number + "2")));

    [Fact]
    public void ARelatedProcessOfTheSameBuyerIsTheSamePurchase() =>
        Assert.Equal(["a+b", "c"], Groups(
            Works("a", Number + "1"),
            Works("b", Number + "2") with { RelatedProcesses = ["ocid-a"] },
            Works("c", Number + "3") with { RelatedProcesses = ["ocid-a"], Buyer = "otro" }));

    [Fact]
    public void TheSameIdInTheSameRegisterIsOneProject() =>
        Assert.Equal(["a+b", "c"], Groups(
            Works("a", Number + "1") with { ProjectIds = [new("PA-SINIP", "7")] },
            Works("b", Number + "2") with { ProjectIds = [new("PA-SINIP", "7")] },
            Works("c", Number + "3") with { ProjectIds = [new("other", "7")] }));

    [Fact]
    public void AQuotedContractOfTheSameBuyerLinks() =>
        Assert.Equal(["a+b", "c"], Groups(
            Works("a", Number + "1") with { ContractNumbers = ["AL-1-34-2024"] },
            Works("b", Number + "2") with { QuotedContracts = ["AL-1-34-2024"] },
            Works("c", Number + "3") with { QuotedContracts = ["AL-1-34-2024"], Buyer = "otro" }));

    [Fact]
    public void TheSameTitleAndBuyerAloneNeverMerge() =>
        Assert.Equal(["a", "b"], Groups(Works("a", Number + "1"), Works("b", Number + "2")));

    [Fact]
    public void ALinkBetweenDifferentProjectsIsNotFollowedAndShown()
    {
        var result = ProjectGrouping.Group(
        [
            Works("a", Number + "1") with { ProjectIds = [new("PA-SINIP", "7")] },
            Works("b", Number + "1-R1") with { ProjectIds = [new("PA-SINIP", "8")] },
        ], Crosswalk.Empty);

        Assert.Equal(2, result.Groups.Count);
        Assert.Equal("different-project-ids", Assert.Single(result.Conflicts).Reason);
    }

    [Fact]
    public void WhatAPersonDecidedOutranksEveryRule()
    {
        GroupingFacts[] processes = [Works("a", Number + "1"), Works("b", Number + "1-R1"), Works("c", Number + "2"), Works("d", Number + "3")];
        var crosswalk = new Crosswalk(
            [new("ocid-c", "puente", "Puente nuevo"), new(Number + "3", "puente"), new("ocid-b", "")]);

        var result = ProjectGrouping.Group(processes, crosswalk);

        Assert.Equal(["a", "b", "c+d"], Names(result));
        Assert.Equal("Puente nuevo", result.Groups[2].DecidedTitle);
        Assert.Equal("stands-alone", Assert.Single(result.Conflicts).Reason);
    }

    [Theory]
    [InlineData("oc4ids-000000-" + Number + "1")]
    [InlineData("oc4ids-abcdef-" + Number + "1")]
    [InlineData(Number + "1")]
    public void AProcessGivenToAProjectJoinsTheOneThatFoundedIt(string project)
    {
        GroupingFacts[] processes = [Works("a", Number + "1"), Works("b", Number + "2"), Works("c", Number + "3")];
        var then = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var map = ProjectIdMap.Empty.Update(ProjectGrouping.Group(processes, Crosswalk.Empty).Groups, ProjectIdMap.PlaceholderPrefix, then).Map;
        map = map.WithPrefix("oc4ids-abcdef", then);
        var crosswalk = new Crosswalk([new("ocid-b", project), new("ocid-c", Number + "1")]);

        var result = ProjectGrouping.Group(processes, crosswalk, map);
        var update = map.Update(result.Groups, "oc4ids-abcdef", then);

        Assert.Equal(["a+b+c"], Names(result));
        Assert.Equal(["oc4ids-abcdef-" + Number + "1"], update.Projects.Select(each => each.Identity.Id));
        Assert.Equal(["a+b+c"], Names(ProjectGrouping.Group(processes, crosswalk)));
        // Parted again, each has its own id.
        var parted = update.Map.Update(ProjectGrouping.Group(processes, Crosswalk.Empty, update.Map).Groups, "oc4ids-abcdef", then);
        Assert.Equal(["1", "2", "3"], parted.Projects.Select(each => each.Identity.Id[^1..]));
    }

    [Fact]
    public void WhatFoundedAProjectMayBeTakenOutOfIt()
    {
        GroupingFacts[] processes = [Works("a", Number + "1"), Works("b", Number + "2")];
        var crosswalk = new Crosswalk([new("ocid-b", Number + "1"), new("ocid-a", "")]);

        Assert.Equal(["a", "b"], Names(ProjectGrouping.Group(processes, crosswalk)));
    }

    [Fact]
    public void ProcessesKeptApartStayApart()
    {
        var crosswalk = new Crosswalk([], [("ocid-b", Number + "1")]);

        var result = ProjectGrouping.Group([Works("a", Number + "1"), Works("b", Number + "1-R1")], crosswalk);

        Assert.Equal(["a", "b"], Names(result));
        Assert.Equal("kept-apart", Assert.Single(result.Conflicts).Reason);
    }

    [Fact]
    public void OnlyWorksOrAPersonMakeAProject()
    {
        var review = Works("a", Number + "1") with { Outcome = InfrastructureOutcome.Review };
        var supervision = Works("b", Number + "2") with { Outcome = InfrastructureOutcome.Review, Associated = true };
        var decided = Works("c", Number + "3") with { Outcome = InfrastructureOutcome.No };

        var result = ProjectGrouping.Group([review, supervision, decided, Works("d", Number + "4")], new Crosswalk([new(Number + "3", "x")]));

        Assert.Equal([false, false, true, true], result.Groups.Select(g => g.IsProject));
    }

    [Fact]
    public void TheOrderOfProcessesChangesNothing()
    {
        GroupingFacts[] processes =
        [
            Works("a", Number + "1"), Works("b", Number + "1-R1"), Works("c", Number + "1-R2"),
            Works("d", Number + "2") with { RelatedProcesses = ["ocid-c"] }, Works("e", Number + "3"),
        ];

        Assert.Equal(["a+b+c+d", "e"], Groups(processes));
        Assert.Equal(["a+b+c+d", "e"], Groups([.. processes.Reverse()]));
    }

    [Fact]
    public void FactsAreKeptAsTheyAre()
    {
        using var release = JsonDocument.Parse("""
            {"ocid":"ocds-000000-1","date":"2024-03-01T10:00:00-05:00","buyer":{"name":"Ministerio de Obras Públicas"},
             "planning":{"project":{"id":"7","scheme":"PA-SINIP"},"budget":{"projectID":"no project"}},
             "tender":{"id":"2024-0-09-1-08-LP-000001","title":"Segunda etapa del contrato No. AL-1-34-2024","publishedDate":"2024-02-01T10:00:00-05:00"},
             "contracts":[{"id":"1","documents":[{"title":"CONTRATO 12-2024 REFRENDADO"}]}],
             "relatedProcesses":[{"relationship":["planning"],"scheme":"ocid","identifier":"ocds-000000-0"},{"relationship":["framework"],"identifier":"x"}]}
            """);

        var facts = GroupingFacts.From("k", release.RootElement, new InfrastructureDecision(InfrastructureOutcome.Yes, false, []));
        var kept = GroupingFacts.Parse(facts.ToJson());

        Assert.Equal("ministerio de obras publicas", kept.Buyer);
        Assert.Equal(InfrastructureOutcome.Yes, kept.Outcome);
        Assert.Equal([new ExternalProjectId("PA-SINIP", "7")], kept.ProjectIds);
        Assert.Equal(["ocds-000000-0"], kept.RelatedProcesses);
        Assert.Equal(["12-2024"], kept.ContractNumbers);
        Assert.Equal(["AL-1-34-2024"], kept.QuotedContracts);
        Assert.Equal(new DateTimeOffset(2024, 2, 1, 10, 0, 0, TimeSpan.FromHours(-5)), kept.Date);
    }

    [Fact]
    public void OnTheGeneratorsTruthNoTwoPublicWorksAreMerged()
    {
        var facts = SyntheticSample.Releases.Keys.Select(ocid =>
        {
            var release = SyntheticSample.Release(ocid);
            return GroupingFacts.From(ocid, release, InfrastructureClassifier.Decide(release));
        });

        var result = ProjectGrouping.Group(facts, Crosswalk.Empty);

        var wrong = result.Groups.Where(g => g.Processes.Select(p => SyntheticSample.Truths[p.ProcessKey])
            .Select(t => t.Project.Length > 0 ? t.Project : t.Family).Distinct().Count() > 1).ToArray();
        Assert.Equal([], wrong.Select(g => string.Join(" + ", g.Processes.Select(p => p.ProcessKey))));
        Assert.True(result.Groups.Count(g => g.Processes.Count > 1) > 100);
    }

    private static IEnumerable<string> Groups(params GroupingFacts[] processes) => Names(ProjectGrouping.Group(processes, Crosswalk.Empty));

    private static IEnumerable<string> Names(GroupingResult result) =>
        result.Groups.Select(g => string.Join('+', g.Processes.Select(p => p.ProcessKey)));

    private static GroupingFacts Works(string key, string number) => new()
    {
        ProcessKey = key,
        Ocid = "ocid-" + key,
        Number = number,
        Outcome = InfrastructureOutcome.Yes,
        Buyer = "ministerio de obras publicas",
        Title = "Rehabilitación de calles",
        Date = new DateTimeOffset(2024, 1, key[0] - 'a' + 1, 0, 0, 0, TimeSpan.Zero),
    };
}
