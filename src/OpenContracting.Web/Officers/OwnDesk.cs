using Microsoft.EntityFrameworkCore;
using OpenContracting.Standards;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Validation;

namespace OpenContracting.Web.Officers;

/// <summary>What an institution's officers see: its projects, its processes, its rows that could not be used, what they sent.</summary>
public sealed class OwnDesk(Db db)
{
    public const int PageSize = 30;

    private static readonly ProjectFindings Nothing = new([], []);

    /// <summary>The ids of the institutions an officer speaks for.</summary>
    public Task<List<string>> InstitutionsAsync(Guid user, CancellationToken cancellation) =>
        db.UserInstitutions.AsNoTracking().Where(may => may.UserId == user).OrderBy(may => may.Institution).Select(may => may.Institution).ToListAsync(cancellation);

    /// <summary>Its projects, those left out of the publication too, the last changed first.</summary>
    public async Task<IReadOnlyList<OwnProject>> ProjectsAsync(IReadOnlyList<string> institutions, int skip, CancellationToken cancellation)
    {
        var rows = await Mine(institutions).OrderByDescending(project => project.LastPublished).ThenBy(project => project.ProjectId)
            .Skip(skip).Take(PageSize).ToListAsync(cancellation);
        return [.. rows.Select(Read)];
    }

    /// <summary>One of its projects; null when it is none of its.</summary>
    public async Task<OwnProject?> ProjectAsync(IReadOnlyList<string> institutions, string id, CancellationToken cancellation) =>
        await Mine(institutions).SingleOrDefaultAsync(project => project.ProjectId == id, cancellation) is { } row ? Read(row) : null;

    /// <summary>The processes of a project.</summary>
    public Task<List<OwnProcess>> ProcessesOfAsync(string project, CancellationToken cancellation) =>
        db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId == project).OrderBy(process => process.ProcessKey)
            .Select(process => new OwnProcess(process.ProcessKey, process.ExternalReference, process.Outcome, process.ProjectId, process.Date)).ToListAsync(cancellation);

    /// <summary>Processes with its number, the newest first.</summary>
    public async Task<List<OwnProcess>> ProcessesAsync(IReadOnlyList<string> institutions, CancellationToken cancellation)
    {
        var processes = new List<OwnProcess>();
        foreach (var code in Codes(institutions))
        {
            var numbers = $"____-{code}-%";
            processes.AddRange(await db.ContractingProcesses.AsNoTracking()
                .Where(process => process.ExternalReference != null && EF.Functions.Like(process.ExternalReference, numbers))
                .OrderByDescending(process => process.Id).Take(PageSize)
                .Select(process => new OwnProcess(process.ProcessKey, process.ExternalReference, process.Outcome, process.ProjectId, process.Date))
                .ToListAsync(cancellation));
        }

        return processes;
    }

    /// <summary>Rows in quarantine that its exports brought, or that name a process of its.</summary>
    public async Task<List<OwnRow>> RowsAsync(IReadOnlyList<string> institutions, CancellationToken cancellation)
    {
        var rows = await Read(db.ExportQuarantine.AsNoTracking().Where(row => db.Exports.Any(export => export.Id == row.ExportId && institutions.Contains(export.Institution!))), cancellation);
        foreach (var code in Codes(institutions))
        {
            var named = $"%-{code}-%";
            rows.AddRange(await Read(db.ExportQuarantine.AsNoTracking().Where(row => row.Value != null && EF.Functions.Like(row.Value, named)), cancellation));
        }

        return [.. rows.DistinctBy(row => (row.ExportId, row.Table, row.Row, row.Code, row.Column)).Take(PageSize)];
    }

    /// <summary>What its officers sent, the newest first.</summary>
    public Task<List<Export>> SentAsync(IReadOnlyList<string> institutions, CancellationToken cancellation)
    {
        var sources = institutions.Select(OwnStatements.SourceOf).ToList();
        return db.Exports.AsNoTracking().Where(export => sources.Contains(export.Source) && export.State != ExportState.Receiving)
            .OrderByDescending(export => export.Id).Take(PageSize).ToListAsync(cancellation);
    }

    private IQueryable<Project> Mine(IReadOnlyList<string> institutions) => db.Projects.AsNoTracking()
        .Where(project => (project.State == ProjectState.Published || project.State == ProjectState.LeftOut) && institutions.Contains(project.PublicAuthorityId!));

    private static OwnProject Read(Project row) => new(row, row.Findings is null ? Nothing : ProjectFindings.Parse(row.Findings), Missing(row.Json));

    /// <summary>The elements of the CoST IDS that are due and not there, as the validator counts them.</summary>
    private static IReadOnlyList<Standards.Ids.IdsElement> Missing(byte[] project)
    {
        if (project.Length == 0)
            return [];
        var report = Validator.Validate(project, new ValidationOptions { Kind = DocumentKind.Project, Version = StandardVersion.Oc4ids095, Workers = 1, KeptPerCode = 0 });
        return [.. report.IdsElements.Where(element => element.Missing > 0).Select(element => element.Element)];
    }

    private static IEnumerable<string> Codes(IReadOnlyList<string> institutions) =>
        institutions.Select(id => Institutions.Of().All.FirstOrDefault(institution => institution.Id == id)?.Code).OfType<string>();

    private Task<List<OwnRow>> Read(IQueryable<ExportQuarantine> rows, CancellationToken cancellation) => rows
        .OrderByDescending(row => row.ExportId).ThenBy(row => row.Number).Take(PageSize)
        .Select(row => new OwnRow(row.ExportId, db.Exports.Where(export => export.Id == row.ExportId).Select(export => export.Name).First(), row.Table, row.Row, row.Code, row.Column, row.Value))
        .ToListAsync(cancellation);
}
