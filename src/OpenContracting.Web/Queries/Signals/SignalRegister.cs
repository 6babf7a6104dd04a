using Microsoft.EntityFrameworkCore;
using OpenContracting.Json;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Validation.Signals;

namespace OpenContracting.Web.Queries.Signals;

/// <summary>The signals of all published projects; read once for each publication.</summary>
public sealed class SignalRegister(IDbContextFactory<Db> databases, Published published) : PublicationBook<SignalBook>(databases, published)
{
    protected override async Task<SignalBook> ReadAsync(Db db, CancellationToken cancellation)
    {
        var days = await TenderDaysAsync(db, cancellation);
        var book = new SignalBook();
        await foreach (var project in db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published)
                           .Select(project => project.Json).AsAsyncEnumerable().WithCancellation(cancellation))
            book.Add(SignalFacts.Of(project, ocid => days.TryGetValue(ocid, out var known) ? known : null));
        return book;
    }

    // OC4IDS has no field for the time to bid; the compiled releases behind the projects do.
    private static async Task<Dictionary<string, int>> TenderDaysAsync(Db db, CancellationToken cancellation)
    {
        var days = new Dictionary<string, int>(StringComparer.Ordinal);
        var processes = db.ContractingProcesses.AsNoTracking().Where(process => process.ProjectId != null && process.Compiled != null && process.Ocid != null)
            .Select(process => new { process.Ocid, process.Compiled });
        await foreach (var process in processes.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var period = JsonItem.Parse(process.Compiled!).Root["tender"u8]["tenderPeriod"u8];
            if (period["startDate"u8].TryGetInstant(out var start) && period["endDate"u8].TryGetInstant(out var end) && end >= start)
                days[process.Ocid!] = (int)(end - start).TotalDays;
        }

        return days;
    }
}
