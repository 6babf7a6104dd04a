using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries.Contracts;

/// <summary>The contracting processes of all published projects by company and institution; read once for each publication.</summary>
/// <remarks>Some 300 bytes a process: 100 MB for the works of ten times the country.</remarks>
public sealed class ContractRegister(IDbContextFactory<Db> databases, Published published) : IDisposable
{
    private readonly SemaphoreSlim reading = new(1);

    private volatile Kept? kept;

    public async Task<ContractBook> ReadAsync(CancellationToken cancellation)
    {
        var publication = (await published.CurrentAsync(cancellation))?.Id;
        if (kept is { } now && now.Publication == publication)
            return now.Book;
        await reading.WaitAsync(cancellation);
        try
        {
            if (kept is { } meanwhile && meanwhile.Publication == publication)
                return meanwhile.Book;
            // Who asked first may go away; the others wait for the same book.
            var book = new ContractBook(await RowsAsync(CancellationToken.None));
            kept = new Kept(publication, book);
            return book;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<List<ContractRow>> RowsAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
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

        return rows;
    }

    private sealed record Kept(long? Publication, ContractBook Book);
}
