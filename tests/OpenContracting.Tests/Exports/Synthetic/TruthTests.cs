using OpenContracting.Exports.Dgcp;

namespace OpenContracting.Tests.Exports.Synthetic;

/// <summary>The truth file agrees with the ZIPs.</summary>
public sealed class TruthTests(WrittenExports written) : IClassFixture<WrittenExports>
{
    [Fact]
    public void ThereAreExactlyAsManyProcessesAsAskedFor()
    {
        Assert.Equal(WrittenExports.Options.Processes, written.Truth.Count);
        Assert.Equal(written.Truth.Keys.Order(), written.LastStates().Keys.Order());
        Assert.Equal(written.Truth.Count, written.Truth.Values.Select(row => row["numProceso"]).Distinct().Count());
    }

    [Fact]
    public void ProcessAppearsFromItsFirstMonthToItsLast()
    {
        foreach (var states in written.Rows(MonthlyTables.Records).GroupBy(state => state.Row["ocid"]))
        {
            var truth = written.Truth[states.Key];
            Assert.Equal($"panamacompra_v3-{truth["firstMonth"]}.zip", states.First().File);
            Assert.Equal($"panamacompra_v3-{truth["lastMonth"]}.zip", states.Last().File);
        }
    }

    [Fact]
    public void ProcessIsInfrastructureExactlyWhenItHasAProject() =>
        Assert.All(written.Truth.Values, row => Assert.Equal(row["infrastructure"] == "no", row["project"].Length == 0));

    [Fact]
    public void SummaryCountsWorksAndProjects()
    {
        var works = written.Truth.Values.Where(row => row["project"].Length > 0).ToList();

        Assert.Equal(works.Count, written.Summary.WorksProcesses);
        Assert.Equal(works.Select(row => row["project"]).Distinct().Count(), written.Summary.Projects);
        Assert.Equal(500, works.Count);
    }

    [Fact]
    public void SomeWorksHaveDesignBuildingSupervisionAndUpkeepOverManyMonths()
    {
        var projects = written.Truth.Values
            .Where(row => row["project"].Length > 0)
            .GroupBy(row => row["project"])
            .Select(rows => (
                Natures: rows.Select(row => row["nature"]).Distinct().Count(),
                Months: rows.Select(row => row["firstMonth"]).Distinct().Count()))
            .ToList();

        Assert.Contains(projects, project => project.Natures >= 3 && project.Months >= 3);
        Assert.InRange(projects.Count(project => project.Natures >= 2), 10, 150);
    }

    [Fact]
    public void SupervisionMayQuoteTheContractOfItsWorks()
    {
        var titles = written.LastStates();
        var quoting = written.Truth.Values
            .Where(row => titles[row["ocid"]]["compiledRelease/tender/title"].Contains("Contrato AL-1-", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var contracts = written.Rows(MonthlyTables.ContractDocuments)
            .ToLookup(row => written.Truth[row.Row["ocid"]]["project"], row => row.Row["compiledRelease/contracts/0/documents/0/title"]);

        Assert.NotEmpty(quoting);
        Assert.All(quoting, row =>
        {
            Assert.NotEqual("works", row["nature"]);
            var title = titles[row["ocid"]]["compiledRelease/tender/title"].ToUpperInvariant();
            var number = title[title.IndexOf("AL-1-", StringComparison.Ordinal)..title.LastIndexOf(')')];
            Assert.Contains(contracts[row["project"]].Append($"CONTRATO {number}"), document => document.Contains(number));
        });
    }

    [Fact]
    public void StatusOfTheTruthIsTheStatusOfTheLastState()
    {
        var states = written.LastStates();
        Assert.All(written.Truth.Values, row => Assert.Equal(
            row["status"] switch
            {
                "open" => "active",
                "accepted" or "contracted" or "awarded" => "complete",
                var failed => failed,
            },
            states[row["ocid"]]["compiledRelease/tender/status"]));
    }
}
