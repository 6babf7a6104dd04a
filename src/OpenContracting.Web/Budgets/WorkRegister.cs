using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Projects;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Budgets;

/// <summary>What all published projects say of their contracts, payments and progress; read once for each publication.</summary>
public sealed class WorkRegister(IDbContextFactory<Db> databases, Published published) : PublicationBook<IReadOnlyList<ContractedWork>>(databases, published)
{
    protected override async Task<IReadOnlyList<ContractedWork>> ReadAsync(Db db, CancellationToken cancellation)
    {
        var works = new List<ContractedWork>();
        var projects = db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderBy(project => project.ProjectId)
            .Select(project => new { project.ProjectId, project.Title, project.PublicAuthorityId, project.PublicAuthorityName, project.Province, project.Json });
        await foreach (var project in projects.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            using var document = new ProjectDocument(project.Json);
            var measured = document.Measured("physicalProgress");
            works.Add(new ContractedWork
            {
                ProjectId = project.ProjectId,
                Title = project.Title,
                InstitutionId = project.PublicAuthorityId,
                Institution = project.PublicAuthorityName,
                Province = project.Province,
                Identifiers = [.. document.Identifiers.Select(id => new ExternalProjectId(id.Text("scheme") ?? "", id.Text("id") ?? ""))],
                Contract = Balboas(document.Contracted),
                Latest = Balboas(document.Final) ?? Balboas(document.Contracted),
                Paid = Balboas(document.Paid),
                Progress = measured?.Value,
                AsOf = Day(((DateTimeOffset?[])[measured?.At, document.LastPaid]).Max()),
            });
        }

        return works;
    }

    private static decimal? Balboas(Amount? amount) => amount is { Currency: "PAB" or "USD" } ? amount.Value : null;

    private static DateOnly? Day(DateTimeOffset? at) => at is { } known ? DateOnly.FromDateTime(known.ToOffset(PanamaDate.Offset).DateTime) : null;
}
