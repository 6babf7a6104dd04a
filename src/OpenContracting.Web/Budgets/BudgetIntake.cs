using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Budgets;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Budgets;

/// <summary>Takes files of budget execution in: whole or not at all, and the same bytes once.</summary>
public sealed class BudgetIntake(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>The largest file, in bytes.</summary>
    public const long Largest = 32 << 20;

    private const int LongestName = 200;

    /// <summary>Takes a file in.</summary>
    /// <returns>What was made of it, and whether it had been taken in before.</returns>
    /// <exception cref="BudgetFileException">It is no table of budget execution.</exception>
    public async Task<(BudgetImport Import, bool IsRepeated)> TakeAsync(byte[] bytes, string name, string by, bool synthetic, CancellationToken cancellation)
    {
        var hash = SHA256.HashData(bytes);
        if (await KnownAsync(hash, cancellation) is { } known)
            return (known, true);
        var now = clock.GetUtcNow();
        var reading = BudgetTable.Read(new MemoryStream(bytes), DateOnly.FromDateTime(now.ToOffset(PanamaDate.Offset).DateTime));
        var import = new BudgetImport
        {
            Name = name.Length > LongestName ? name[..LongestName] : name,
            Hash = hash,
            At = now,
            By = by,
            Synthetic = synthetic,
            Rows = reading.Count,
            Refused = reading.Refusals.Count,
            RefusedRows = [.. reading.Refusals.Select(row => new BudgetRefusedRow { Row = row.Row, Code = row.Code, Column = row.Column, Found = row.Found, Raw = row.Raw })],
        };
        try
        {
            await db.TransactionAsync(() => WriteAsync(import, reading.Rows, cancellation), cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Sent twice at the same moment: the other was first.
            db.ChangeTracker.Clear();
            if (await KnownAsync(hash, cancellation) is { } first)
                return (first, true);
            throw;
        }

        await audit.RecordAsync(by, "budget-imported", import.Id.ToString(), $"{import.Name}: {import.Rows} rows, {import.Refused} refused, {import.Fresh} new, {import.Changed} changed");
        return (import, false);
    }

    private async Task WriteAsync(BudgetImport import, IReadOnlyList<BudgetRow> rows, CancellationToken cancellation)
    {
        db.BudgetImports.Add(import);
        await db.SaveChangesAsync(cancellation);
        var years = rows.Select(row => row.Year).Distinct().ToList();
        var months = (await db.BudgetMonths.Where(month => years.Contains(month.Year)).ToListAsync(cancellation))
            .ToDictionary(month => (month.System, month.Code, month.Line, month.Year, month.Month));
        foreach (var row in rows)
        {
            if (!months.TryGetValue((row.System, row.Code, row.Line, row.Year, row.Month), out var month))
            {
                db.BudgetMonths.Add(New(row, import.Id));
                import.Fresh++;
            }
            else if (Row(month) == row)
            {
                import.Known++;
            }
            else
            {
                db.Entry(month).CurrentValues.SetValues(New(row, import.Id));
                import.Changed++;
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A month as the library reckons with it.</summary>
    public static BudgetRow Row(BudgetMonth month) => new()
    {
        System = month.System,
        Code = month.Code,
        Line = month.Line,
        Year = month.Year,
        Month = month.Month,
        AsOf = month.AsOf,
        Institution = month.Institution,
        Name = month.Name,
        Province = month.Province,
        Figures = new BudgetFigures(month.Assigned, month.Modified, month.Committed, month.Accrued, month.Paid, month.Progress),
    };

    private static BudgetMonth New(BudgetRow row, long import) => new()
    {
        System = row.System,
        Code = row.Code,
        Line = row.Line,
        Year = row.Year,
        Month = row.Month,
        AsOf = row.AsOf,
        Institution = row.Institution,
        Name = row.Name,
        Province = row.Province,
        Assigned = row.Figures.Assigned,
        Modified = row.Figures.Modified,
        Committed = row.Figures.Committed,
        Accrued = row.Figures.Accrued,
        Paid = row.Figures.Paid,
        Progress = row.Figures.Progress,
        ImportId = import,
    };

    private Task<BudgetImport?> KnownAsync(byte[] hash, CancellationToken cancellation) =>
        db.BudgetImports.AsNoTracking().SingleOrDefaultAsync(import => import.Hash == hash, cancellation);
}
