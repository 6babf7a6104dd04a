using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries.Contracts;

/// <summary>The contracting processes of all published projects by company and institution; read once for each publication.</summary>
/// <remarks>Some 300 bytes a process: 100 MB for the works of ten times the country.</remarks>
public sealed class ContractRegister(IDbContextFactory<Db> databases, Published published) : PublicationBook<ContractBook>(databases, published)
{
    protected override async Task<ContractBook> ReadAsync(Db db, CancellationToken cancellation)
    {
        var rows = new List<ContractRow>();
        var projects = db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published)
            .OrderBy(project => project.ProjectId)
            .Select(project => new
            {
                project.Json,
                Row = new ProjectRow
                {
                    ProjectId = project.ProjectId,
                    Title = project.Title,
                    Province = project.Province,
                    PublicAuthorityId = project.PublicAuthorityId,
                    PublicAuthorityName = project.PublicAuthorityName,
                }
            });
        await foreach (var project in projects.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            using var document = new ProjectDocument(project.Json);
            rows.AddRange(document.Processes.Select(process => ContractRow.Of(project.Row, process)));
        }

        return new ContractBook(rows);
    }
}
