using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>The documents of published projects, those of the projects as a whole and those of their contracting processes.</summary>
public sealed class DocumentList(Db db, PublicationMemory memory, TimeProvider clock)
{
    private const int PageSize = 100;

    /// <summary>The documents after a place, in the order of project ids; ask first whether there are any, because that is kept.</summary>
    public async Task<List<DocumentRow>> AfterAsync(
        ProjectFilter filter, IReadOnlyCollection<string> types, string projectId, int number, int take, CancellationToken cancellation)
    {
        var rows = new List<DocumentRow>();
        await foreach (var row in AllAsync(filter, types, projectId, cancellation))
            if ((row.ProjectId != projectId || row.Number > number) && rows.Count < take)
                rows.Add(row with { Document = row.Document.Clone() });
            else if (rows.Count >= take)
                break;
        return rows;
    }

    /// <summary>How many there are: counted once in a publication.</summary>
    public Task<int> CountAsync(ProjectFilter filter, IReadOnlyCollection<string> types, CancellationToken cancellation) =>
        memory.GetAsync($"documents {string.Join(',', types.Order(StringComparer.Ordinal))}", filter, async () =>
        {
            var count = 0;
            await foreach (var _ in AllAsync(filter, types, "", cancellation))
                count++;
            return count;
        }, _ => 8, cancellation);

    private async IAsyncEnumerable<DocumentRow> AllAsync(
        ProjectFilter filter, IReadOnlyCollection<string> types, string from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var projects = filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow());
        for (var isFirst = true; ; isFirst = false)
        {
            var last = from;
            var page = await (isFirst
                    ? projects.Where(project => string.Compare(project.ProjectId, last) >= 0)
                    : projects.Where(project => string.Compare(project.ProjectId, last) > 0))
                .OrderBy(project => project.ProjectId).Take(PageSize)
                .Select(project => new { project.ProjectId, project.Json }).ToListAsync(cancellation);
            foreach (var project in page)
            {
                using var document = JsonDocument.Parse(project.Json);
                foreach (var row in Of(project.ProjectId, document.RootElement))
                    if (types.Count == 0 || types.Contains(row.Document.Text("documentType") ?? ""))
                        yield return row;
            }

            if (page.Count < PageSize)
                yield break;
            from = page[^1].ProjectId;
        }
    }

    /// <summary>The documents of one project.</summary>
    public static IEnumerable<DocumentRow> Of(string id, JsonElement project)
    {
        var number = 0;
        foreach (var (document, index) in project.Items("documents").Select((document, index) => (document, index)))
            yield return new DocumentRow(id, number++, $"/documents/{index}", null, document);
        foreach (var (process, at) in project.Items("contractingProcesses").Select((process, at) => (process, at)))
            foreach (var (document, index) in process.At("summary").Items("documents").Select((document, index) => (document, index)))
                yield return new DocumentRow(id, number++, $"/contractingProcesses/{at}/summary/documents/{index}", process.Text("id"), document);
    }
}
