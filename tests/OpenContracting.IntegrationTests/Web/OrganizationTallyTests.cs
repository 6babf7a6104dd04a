using OpenContracting.Web.Queries;

namespace OpenContracting.IntegrationTests.Web;

public sealed class OrganizationTallyTests
{
    [Fact]
    public void NaturalPersonsAreNoOrganizations()
    {
        var tally = new OrganizationTally();

        tally.Add("PA-1", "Ministerio", ["PA-RUC-1", "persona-0a1b", "PA-RUC-1"], ["La Ceiba", "Ana Pérez", "La Ceiba"]);
        tally.Add("PA-1", "Ministerio", ["persona-0a1b"], ["Ana Pérez"]);

        Assert.Equal(
            [new OrganizationRow("PA-1", "Ministerio", 2, 2, 0), new OrganizationRow("PA-RUC-1", "La Ceiba", 1, 0, 1)],
            tally.Rows);
    }
}
