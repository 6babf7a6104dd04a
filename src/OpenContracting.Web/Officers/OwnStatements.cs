using Microsoft.EntityFrameworkCore;
using OpenContracting.Exports;
using OpenContracting.Exports.Template;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Officers;

/// <summary>What officers state of their institution's projects: each statement is an export like any other, kept with its source and never changed.</summary>
/// <remarks>A later statement of a project takes the place of the one before; an earlier one sent again counts again, which is how one is undone.</remarks>
public sealed class OwnStatements(Db db, IDbContextFactory<Db> databases, ExportIntake intake, AuditLog audit, TimeProvider clock)
{
    public const long LargestFile = 20 << 20;

    /// <summary>The source an institution's statements have.</summary>
    public static string SourceOf(string institution) => $"desk:{institution}";

    /// <summary>What was last stated of a project by form or template; null when nothing was.</summary>
    public async Task<FormRows?> LastAsync(string institution, IReadOnlyList<OwnProcess> processes, CancellationToken cancellation)
    {
        var source = SourceOf(institution);
        var exports = await db.Exports.AsNoTracking().Where(export => export.Source == source && export.Sha256 != null && export.State != ExportState.Refused)
            .OrderByDescending(export => export.Id).Take(50).ToListAsync(cancellation);
        var keys = processes.SelectMany(process => new[] { process.Key, "num:" + process.Number }).ToHashSet();
        foreach (var export in exports)
        {
            var said = new Said();
            ExportReader.Read(new ExportFile(export.Name, () => new ExportStream(databases, export)), said, cancellation);
            if (said.Snapshots.FirstOrDefault(snapshot => keys.Contains(snapshot.ProcessKey) || keys.Contains("num:" + snapshot.ExternalReference)) is { } snapshot)
                return FormRows.Read(snapshot.Content);
        }

        return null;
    }

    /// <summary>Sends a form as a filled template.</summary>
    public Task<Receipt> SendAsync(string by, string institution, string code, FormRows rows, IReadOnlyList<OwnProcess> processes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var file = new MemoryStream();
        TemplateFiles.WriteFilled(file, rows.Complete(code, processes), now);
        return AcceptAsync(by, institution, $"{institution}-{code}-{now.UtcDateTime:yyyyMMdd-HHmmss}.zip", file, cancellation);
    }

    /// <summary>Sends a filled template; null when it is none, or speaks of processes of others (told in <paramref name="foreign"/>).</summary>
    public async Task<Receipt?> SendFileAsync(
        string by, IReadOnlyList<string> institutions, string name, byte[] bytes, List<string> foreign, CancellationToken cancellation)
    {
        var said = new Said();
        var summary = ExportReader.Read(new ExportFile(name, () => new MemoryStream(bytes)), said, cancellation);
        if (summary.Refusal is not null || summary.Adapter != Adapters.Template || said.Snapshots.Count == 0)
            return null;
        foreach (var number in said.Snapshots.Select(snapshot => snapshot.ExternalReference).OfType<string>())
            if (!await IsOwnAsync(institutions, number, cancellation))
                foreign.Add(number);
        return foreign.Count > 0 ? null : await AcceptAsync(by, institutions[0], name, new MemoryStream(bytes), cancellation);
    }

    /// <summary>Has an earlier statement count again; null when it is none of the institution's.</summary>
    public async Task<Receipt?> RepeatAsync(string by, IReadOnlyList<string> institutions, long exportId, CancellationToken cancellation)
    {
        var export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(each => each.Id == exportId && each.Sha256 != null, cancellation);
        if (export is null || institutions.FirstOrDefault(institution => SourceOf(institution) == export.Source) is not { } institution)
            return null;
        using var kept = new MemoryStream();
        await using (var stream = new ExportStream(databases, export))
            await stream.CopyToAsync(kept, cancellation);
        var again = new MemoryStream();
        TemplateFiles.WriteAgain(kept, again, clock.GetUtcNow());
        return await AcceptAsync(by, institution, export.Name, again, cancellation);
    }

    private async Task<Receipt> AcceptAsync(string by, string institution, string name, MemoryStream file, CancellationToken cancellation)
    {
        file.Position = 0;
        var receipt = await intake.AcceptAsync(file, new Delivery(name, SourceOf(institution)) { Institution = institution, From = by }, cancellation);
        await audit.RecordAsync(by, "statement-sent", institution, $"{name} {receipt.ExportId}");
        return receipt;
    }

    /// <summary>By the project the process is part of, else by the institution in its number.</summary>
    private async Task<bool> IsOwnAsync(IReadOnlyList<string> institutions, string number, CancellationToken cancellation)
    {
        var project = await db.ContractingProcesses.AsNoTracking().Where(process => process.ExternalReference == number && process.ProjectId != null)
            .Select(process => process.ProjectId).FirstOrDefaultAsync(cancellation);
        var authority = project is null ? null
            : await db.Projects.AsNoTracking().Where(each => each.ProjectId == project).Select(each => each.PublicAuthorityId).FirstOrDefaultAsync(cancellation);
        if (authority is not null)
            return institutions.Contains(authority);
        return Standards.Panama.Institutions.Of().All.Any(institution =>
            institution.Code is not null && institutions.Contains(institution.Id) && number.Contains($"-{institution.Code}-", StringComparison.Ordinal));
    }

    /// <summary>Takes what a template says.</summary>
    private sealed class Said : IExportSink
    {
        public List<ProcessSnapshot> Snapshots { get; } = [];

        public void Accept(ProcessSnapshot snapshot) => Snapshots.Add(snapshot);

        public void Quarantine(QuarantinedRow row)
        {
            // What cannot be used is told after the intake, which meets the same rows.
        }
    }
}
