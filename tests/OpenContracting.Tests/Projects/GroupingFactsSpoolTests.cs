using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

/// <summary>What the spool leaves out is of no project: all groups that are projects come out as from all processes.</summary>
public sealed class GroupingFactsSpoolTests
{
    [Fact]
    public void ProjectsAreTheSameAsFromAllProcesses()
    {
        var dice = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var processes = Enumerable.Range(0, 40).Select(number => Process(number, dice)).ToList();
            var crosswalk = new Crosswalk([new("ocid-3", "puente"), new("2024-LP-5", ""), new("p7", "Puente")], [("ocid-1", "ocid-2")]);
            using var spool = new GroupingFactsSpool();
            processes.ForEach(spool.Add);

            var possible = spool.OfPossibleProjects(crosswalk);

            Assert.Equal(Projects(processes, crosswalk), Projects(possible, crosswalk));
        }
    }

    [Fact]
    public void WhatSharesNothingWithWorksStaysAside()
    {
        using var spool = new GroupingFactsSpool();
        spool.Add(Of("a", "1", InfrastructureOutcome.No) with { RelatedProcesses = ["ocid-b"] });
        spool.Add(Of("b", "2", InfrastructureOutcome.No) with { RelatedProcesses = ["ocid-c"] });
        spool.Add(Of("c", "3", InfrastructureOutcome.Yes));
        spool.Add(Of("d", "4", InfrastructureOutcome.No));
        spool.Add(Of("e", "5", InfrastructureOutcome.No));

        var possible = spool.OfPossibleProjects(new Crosswalk([new("5", "")]));

        Assert.Equal(["a", "b", "c", "e"], possible.Select(process => process.ProcessKey));
    }

    private static List<string> Projects(IEnumerable<GroupingFacts> processes, Crosswalk crosswalk) =>
    [
        .. ProjectGrouping.Group(processes, crosswalk).Groups.Where(group => group.IsProject)
            .Select(group => $"{group.DecidedProject}: {string.Join('+', group.Processes.Select(process => process.ProcessKey))}"),
    ];

    private static GroupingFacts Process(int number, Random dice)
    {
        string[] Sometimes(string text, int most) => dice.Next(8) == 0 ? [text + dice.Next(most)] : [];
        return Of($"p{number}", $"2024-LP-{dice.Next(30)}{(dice.Next(5) == 0 ? "-R1" : "")}", dice.Next(6) == 0 ? InfrastructureOutcome.Yes : InfrastructureOutcome.No) with
        {
            Ocid = $"ocid-{number}",
            Buyer = "mop" + dice.Next(2),
            Date = DateTimeOffset.UnixEpoch.AddDays(dice.Next(9)),
            ProjectIds = [.. Sometimes("", 5).Select(id => new ExternalProjectId("PA-SINIP", id))],
            RelatedProcesses = Sometimes("OCID-", 40),
            ContractNumbers = Sometimes("34-", 9),
            QuotedContracts = Sometimes("34-", 9),
        };
    }

    private static GroupingFacts Of(string key, string number, InfrastructureOutcome outcome) =>
        new() { ProcessKey = key, Ocid = "ocid-" + key, Number = number, Outcome = outcome, Buyer = "mop" };
}
