using Microsoft.EntityFrameworkCore;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Gatherings;

/// <summary>Meetings of committees and workshops: reading them, and keeping them.</summary>
public sealed class GatheringBook(Db db, AuditLog audit, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day of access to information that is next: 28 September.</summary>
    public DateOnly NextAccessDay
    {
        get
        {
            var today = DateOnly.FromDateTime(Now.ToOffset(PanamaDate.Offset).DateTime);
            var day = new DateOnly(today.Year, 9, 28);
            return day < today ? day.AddYears(1) : day;
        }
    }

    /// <summary>All of them, the latest first; there are dozens a year.</summary>
    public async Task<IReadOnlyList<Gathering>> ListAsync(CancellationToken cancellation) =>
        await db.Gatherings.AsNoTracking().OrderByDescending(gathering => gathering.At).ThenBy(gathering => gathering.Id).ToListAsync(cancellation);

    public Task<Gathering?> FindAsync(int id, CancellationToken cancellation) => db.Gatherings.AsNoTracking().SingleOrDefaultAsync(gathering => gathering.Id == id, cancellation);

    /// <summary>Makes one, or changes one.</summary>
    /// <param name="by">The user's id.</param>
    /// <param name="id">Of the one to change; null for a new one.</param>
    /// <param name="form">What it is to hold; without problems.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> SaveAsync(string by, int? id, GatheringForm form, CancellationToken cancellation)
    {
        var gathering = id is null
            ? new Gathering { Kind = default, TitleEs = "", TextEs = "", At = default, Place = "", ChangedAt = Now }
            : await db.Gatherings.SingleOrDefaultAsync(each => each.Id == id, cancellation);
        if (gathering is null)
            return false;
        form.WriteTo(gathering);
        gathering.ChangedAt = Now;
        if (id is null)
            db.Gatherings.Add(gathering);
        await db.SaveChangesAsync(cancellation);
        await audit.RecordAsync(by, id is null ? "gathering-added" : "gathering-changed", gathering.Id.ToString());
        return true;
    }
}
