using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Committees;
using OpenContracting.Storage;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Committees;

/// <summary>Visits from the first note to publication: one writes, more than half agree, the coordinator publishes.</summary>
public sealed class VisitDrafts(Db db, VisitBook visits, VisitPhotos pictures, CommitteeSeats seats, AuditLog audit, TimeProvider clock)
{
    /// <summary>More than any committee has to agree on at a time.</summary>
    private const int MostOpen = 40;

    /// <summary>The drafts of a committee that are neither published nor discarded, the newest first; without the bytes of pictures.</summary>
    public async Task<IReadOnlyList<VisitDraftRow>> OpenAsync(CommitteeSeat seat, CancellationToken cancellation)
    {
        var voices = await seats.VoicesAsync(seat.CommitteeId, cancellation);
        var rows = await db.VisitDrafts.AsNoTracking().Where(draft => draft.CommitteeId == seat.CommitteeId && draft.VisitId == null && draft.DiscardedAt == null)
            .OrderByDescending(draft => draft.Id)
            .Select(draft => new
            {
                draft,
                Agreed = draft.Agreements.Select(agreement => agreement.UserId).ToList(),
                Photos = draft.Photos.OrderBy(photo => photo.Number).Select(photo => new VisitPhotoRow(photo.Id, photo.Number, photo.Description, photo.Latitude, photo.Longitude)).ToList(),
                Title = db.Projects.Where(project => project.ProjectId == draft.ProjectId).Select(project => project.Title).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new VisitDraftRow(row.draft, row.Title, row.Photos, row.Agreed.Count, voices)
        {
            IsMine = row.draft.WrittenBy == seat.UserId,
            HasMyAgreement = row.Agreed.Contains(seat.UserId),
        })];
    }

    /// <summary>Keeps what somebody wrote, once; whoever writes agrees.</summary>
    /// <returns>The key of the text that says what is wrong; null when it is kept, now or before.</returns>
    public async Task<string?> WriteAsync(CommitteeSeat seat, VisitForm form, CancellationToken cancellation)
    {
        if (seat.Part == CommitteePart.Observer || seat.DeclaredOn is null)
            return "visitForm.mayNot";
        if (await IsKeptAsync(seat, form.Key, cancellation))
            return null;
        var works = await db.CommitteeProjects.Where(watched => watched.CommitteeId == seat.CommitteeId).Select(watched => watched.ProjectId).ToListAsync(cancellation);
        if (form.Problem(visits.Today, works) is { } problem)
            return problem;
        if (await db.VisitDrafts.CountAsync(each => each.CommitteeId == seat.CommitteeId && each.VisitId == null && each.DiscardedAt == null, cancellation) >= MostOpen)
            return "visitForm.manyDrafts";
        if (await pictures.ReadAsync(form, cancellation) is not { } photos)
            return "visitForm.photoUnknown";
        var draft = new VisitDraft
        {
            Key = form.Key == Guid.Empty ? Guid.NewGuid() : form.Key,
            CommitteeId = seat.CommitteeId,
            ProjectId = form.Project!,
            On = form.On!.Value,
            Observed = form.Observed!.Value,
            Finding = form.Finding!.Trim(),
            WrittenBy = seat.UserId,
            WrittenAt = clock.GetUtcNow(),
        };
        draft.Photos.AddRange(photos);
        draft.Agreements.Add(new DraftAgreement { UserId = seat.UserId });
        db.VisitDrafts.Add(draft);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException)
        {
            // The same phone sent twice at once: the key is unique, and the other was first.
            db.ChangeTracker.Clear();
            if (await IsKeptAsync(seat, form.Key, cancellation))
                return null;
            if (await db.VisitDrafts.AnyAsync(known => known.Key == form.Key, cancellation))
                return "visitForm.mayNot";
            throw;
        }
    }

    /// <summary>Stands behind a draft, or no longer.</summary>
    public async Task<bool> AgreeAsync(CommitteeSeat seat, int draft, bool agrees, CancellationToken cancellation)
    {
        if (seat.Part == CommitteePart.Observer || seat.DeclaredOn is null || !await Open(seat, draft).AnyAsync(cancellation))
            return false;
        var mine = db.DraftAgreements.Where(agreement => agreement.DraftId == draft && agreement.UserId == seat.UserId);
        if (!agrees)
            await mine.ExecuteDeleteAsync(cancellation);
        else if (!await mine.AnyAsync(cancellation))
        {
            db.DraftAgreements.Add(new DraftAgreement { DraftId = draft, UserId = seat.UserId });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Two taps at once: the other was first.
                db.ChangeTracker.Clear();
                if (!await mine.AnyAsync(cancellation))
                    throw;
            }
        }

        return true;
    }

    /// <summary>Drops a draft: who wrote it may, and the coordinator. Text and pictures go.</summary>
    public async Task<bool> DiscardAsync(CommitteeSeat seat, int draft, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var isCoordinator = seat.Part == CommitteePart.Coordinator;
        var gone = await Open(seat, draft).Where(each => isCoordinator || each.WrittenBy == seat.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.Finding, "").SetProperty(each => each.DiscardedAt, now), cancellation);
        if (gone == 1)
            await db.VisitPhotos.Where(photo => photo.DraftId == draft).ExecuteDeleteAsync(cancellation);
        return gone == 1;
    }

    /// <summary>Publishes what more than half agreed to; the coordinator does.</summary>
    public async Task<bool> PublishAsync(CommitteeSeat seat, string committee, int draft, CancellationToken cancellation)
    {
        if (seat.Part != CommitteePart.Coordinator || (await OpenAsync(seat, cancellation)).SingleOrDefault(row => row.Draft.Id == draft) is not { IsAgreed: true } row)
            return false;
        var visit = await visits.NewAsync(seat.CommitteeId, row.Draft.ProjectId, row.Draft.On, row.Draft.Observed, row.Draft.Finding, cancellation);
        var done = await db.TransactionAsync(
            async () =>
            {
                // Holds the row, so that of two who publish at once the second finds it published.
                if (await Open(seat, draft).ExecuteUpdateAsync(set => set.SetProperty(each => each.DiscardedAt, (DateTimeOffset?)null), cancellation) == 0)
                    return false;
                db.CommitteeVisits.Add(visit);
                await db.SaveChangesAsync(cancellation);
                await db.VisitDrafts.Where(each => each.Id == draft).ExecuteUpdateAsync(set => set.SetProperty(each => each.VisitId, visit.Id), cancellation);
                return true;
            },
            cancellation);
        if (done)
            await audit.RecordAsync(seat.UserId.ToString(), "committee-visit-published", committee, $"visit {visit.Id}");
        return done;
    }

    private IQueryable<VisitDraft> Open(CommitteeSeat seat, int draft) =>
        db.VisitDrafts.Where(each => each.Id == draft && each.CommitteeId == seat.CommitteeId && each.VisitId == null && each.DiscardedAt == null);

    private async Task<bool> IsKeptAsync(CommitteeSeat seat, Guid key, CancellationToken cancellation) =>
        key != Guid.Empty && await db.VisitDrafts.AnyAsync(draft => draft.Key == key && draft.CommitteeId == seat.CommitteeId && draft.WrittenBy == seat.UserId, cancellation);
}
