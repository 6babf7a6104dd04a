using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.People.Committees;
using OpenContracting.Storage;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Cases.Cleaning;

namespace OpenContracting.Web.Committees;

/// <summary>The pictures of visits: cleaned as they come in, seen by the committee, by all once published, and taken down.</summary>
public sealed class VisitPhotos(Db db, CleanCopies copies, AuditLog audit, TimeProvider clock)
{
    public const int Most = 4;
    public const int Largest = CaseEvidence.LargestFile;

    /// <summary>The largest form: its pictures, and room for the rest.</summary>
    public const int LargestForm = (Most * Largest) + 500_000;

    /// <summary>Pictures as they are kept; null when one is none, or one that cannot be cleaned.</summary>
    public async Task<IReadOnlyList<VisitPhoto>?> ReadAsync(VisitForm form, CancellationToken cancellation)
    {
        var position = CoarsePosition.Of(form.Latitude, form.Longitude);
        var photos = new List<VisitPhoto>();
        foreach (var file in form.Photos)
        {
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, cancellation);
            if (CaseEvidence.MediaOf(bytes.ToArray()) is not ("image/jpeg" or "image/png") || await CleanAsync(bytes.ToArray(), cancellation) is not { } clean || CaseEvidence.MediaOf(clean) is not { } media)
                return null;
            photos.Add(new VisitPhoto
            {
                Number = photos.Count + 1,
                Media = media,
                Content = clean,
                Description = form.Said[photos.Count],
                Latitude = position?.Latitude,
                Longitude = position?.Longitude,
            });
        }

        return photos;
    }

    /// <summary>A picture of a published visit.</summary>
    public Task<VisitPhoto?> OfVisitAsync(string committee, int visit, int number, CancellationToken cancellation) =>
        db.VisitPhotos.AsNoTracking().SingleOrDefaultAsync(
            photo => photo.Number == number && photo.TakenDownAt == null && db.VisitDrafts.Any(draft => draft.Id == photo.DraftId && draft.VisitId == visit
                && db.Committees.Any(each => each.Id == draft.CommitteeId && each.Code == committee)),
            cancellation);

    /// <summary>A picture of a draft, for the committee.</summary>
    public Task<VisitPhoto?> OfDraftAsync(int committee, int photo, CancellationToken cancellation) =>
        db.VisitPhotos.AsNoTracking().SingleOrDefaultAsync(
            each => each.Id == photo && each.TakenDownAt == null && db.VisitDrafts.Any(draft => draft.Id == each.DraftId && draft.CommitteeId == committee && draft.DiscardedAt == null),
            cancellation);

    /// <summary>Takes a picture down for good: its bytes go, that there was one stays.</summary>
    public async Task<bool> TakeDownAsync(string by, int photo, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        byte[] nothing = [];
        var gone = await db.VisitPhotos.Where(each => each.Id == photo && each.TakenDownAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.Content, nothing).SetProperty(each => each.Description, "").SetProperty(each => each.TakenDownAt, now), cancellation);
        if (gone == 1)
            await audit.RecordAsync(by, "visit-photo-taken-down", $"photo {photo}");
        return gone == 1;
    }

    /// <summary>Drawn anew where a limited process can be had; elsewhere with all but what draws it cut away, and not decoded.</summary>
    private async Task<byte[]?> CleanAsync(byte[] picture, CancellationToken cancellation) =>
        CleaningLimits.Are ? await copies.MakeAsync(picture, isDocument: false, cancellation) : ImageCleaner.Clean(picture);
}
