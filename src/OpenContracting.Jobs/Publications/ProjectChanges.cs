using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>Turns the drafts into published projects, versions and entries of the change feed, and moves the published pointer.</summary>
/// <remarks>All in one transaction. Publications are one after the other, so numbers given here are in the order of commits.</remarks>
internal sealed class ProjectChanges(PartitionWork work, Publication publication, DateTimeOffset now)
{
    private const int PageSize = 500;

    private long sequence;

    public Task ApplyAsync(CancellationToken cancellation) =>
        work.CommitAsync(async db =>
        {
            var pointer = await db.PublishedPointers.SingleOrDefaultAsync(cancellation);
            sequence = pointer?.LastChange ?? 0;
            for (var page = await PageAsync(db, "", cancellation); page.Count > 0; page = await PageAsync(db, page[^1].ProjectId, cancellation))
                await ApplyAsync(db, page, cancellation);
            await ProjectPages.Judged(db).ExecuteDeleteAsync(cancellation);
            await MovePointerAsync(db, pointer, cancellation);
            return publication.Added + publication.Updated + publication.Removed;
        }, work.Partition.Total, cancellation);

    private static Task<List<ProjectDraft>> PageAsync(Db db, string after, CancellationToken cancellation) =>
        ProjectPages.Judged(db).AsNoTracking()
            .Where(draft => string.Compare(draft.ProjectId, after) > 0)
            .OrderBy(draft => draft.ProjectId).Take(PageSize).ToListAsync(cancellation);

    private async Task ApplyAsync(Db db, List<ProjectDraft> drafts, CancellationToken cancellation)
    {
        var ids = drafts.Select(draft => draft.ProjectId).ToList();
        var before = await db.Projects.AsNoTracking()
            .Where(project => ids.Contains(project.ProjectId))
            .ToDictionaryAsync(project => project.ProjectId, cancellation);
        var projects = drafts
            .Select(draft => (Project: Next(draft, before.GetValueOrDefault(draft.ProjectId)), Before: before.GetValueOrDefault(draft.ProjectId)))
            .Where(change => change.Project is not null)
            .Select(change => (Project: change.Project!, change.Before))
            .ToList();
        var seen = projects.Where(change => IsPublic(change.Project) || IsPublic(change.Before)).ToList();

        await db.Bulk.WriteAsync(db, projects.Select(change => change.Project), OnConflict.Replace, cancellation);
        await db.Bulk.WriteAsync(db, seen.Select(change => Version(change.Project)), OnConflict.Fail, cancellation);
        await db.Bulk.WriteAsync(db, seen.Select(change => Change(change.Project, change.Before)), OnConflict.Fail, cancellation);
        await db.ProjectRedirects.Where(redirect => ids.Contains(redirect.OldId)).ExecuteDeleteAsync(cancellation);
        await db.Bulk.WriteAsync(db, seen.Where(change => change.Project.MergedInto is not null).Select(Redirect), OnConflict.Fail, cancellation);
    }

    /// <summary>The project a draft makes; null when the draft changes nothing.</summary>
    private Project? Next(ProjectDraft draft, Project? before)
    {
        var state = draft.State switch
        {
            DraftState.Valid => ProjectState.Published,
            DraftState.Invalid => ProjectState.LeftOut,
            _ => draft.MergedInto is null ? ProjectState.Withdrawn : ProjectState.Merged,
        };

        // An id that ends before anyone saw it leaves nothing.
        if (before is null && draft.State == DraftState.Removal)
            return null;
        if (before is not null && before.State == state && before.MergedInto == draft.MergedInto && before.Hash.AsSpan().SequenceEqual(draft.Hash))
            return null;

        var isPublic = state == ProjectState.Published || IsPublic(before);
        return new Project
        {
            ProjectId = draft.ProjectId,
            State = state,
            Version = (before?.Version ?? 0) + (isPublic ? 1 : 0),
            FirstPublished = before is { Version: > 0 } ? before.FirstPublished : now,
            LastPublished = now,
            MergedInto = draft.MergedInto,
            Json = draft.Json,
            Hash = draft.Hash,
            Updated = draft.Updated,
            Title = draft.Title,
            Description = draft.Description,
            SearchText = draft.SearchText,
            Status = draft.Status,
            Type = draft.Type,
            Sector = draft.Sector,
            Sectors = draft.Sectors,
            Province = draft.Province,
            Provinces = draft.Provinces,
            Procedures = draft.Procedures,
            Latitude = draft.Latitude,
            Longitude = draft.Longitude,
            Year = before is { Version: > 0, Year: > 0 } ? before.Year : draft.Year,
            PublicAuthorityId = draft.PublicAuthorityId,
            PublicAuthorityName = draft.PublicAuthorityName,
            SupplierIds = draft.SupplierIds,
            SupplierNames = draft.SupplierNames,
            Value = draft.Value,
            Currency = draft.Currency,
            StartDate = draft.StartDate,
            EndDate = draft.EndDate,
            ContractingProcesses = draft.ContractingProcesses,
            Findings = draft.Findings,
        };
    }

    private static bool IsPublic(Project? project) => project?.State == ProjectState.Published;

    private ProjectVersion Version(Project project) => new()
    {
        ProjectId = project.ProjectId,
        Version = project.Version,
        PublicationId = publication.Id,
        PublishedAt = now,
        State = project.State,
        Json = IsPublic(project) ? project.Json : [],
        Hash = IsPublic(project) ? project.Hash : [],
    };

    private Change Change(Project project, Project? before)
    {
        var kind = project.State switch
        {
            ProjectState.Published => IsPublic(before) ? ChangeKind.Updated : ChangeKind.Added,
            ProjectState.LeftOut => ChangeKind.LeftOut,
            ProjectState.Merged => ChangeKind.Merged,
            _ => ChangeKind.Withdrawn,
        };
        if (kind == ChangeKind.Added)
            publication.Added++;
        else if (kind == ChangeKind.Updated)
            publication.Updated++;
        else
            publication.Removed++;
        return new Change
        {
            Sequence = ++sequence,
            ProjectId = project.ProjectId,
            Kind = kind,
            Version = project.Version,
            PublicationId = publication.Id,
            At = now,
            MergedInto = project.MergedInto,
            Hash = IsPublic(project) ? project.Hash : null,
        };
    }

    private ProjectRedirect Redirect((Project Project, Project? Before) change) => new()
    {
        OldId = change.Project.ProjectId,
        NewId = change.Project.MergedInto!,
        At = now,
        Reason = "merged",
    };

    private async Task MovePointerAsync(Db db, PublishedPointer? pointer, CancellationToken cancellation)
    {
        publication.State = PublicationState.Published;
        publication.PublishedAt = now;
        db.Publications.Update(publication);
        if (pointer is null)
            db.PublishedPointers.Add(new PublishedPointer { PublicationId = publication.Id, LastChange = sequence });
        else
            (pointer.PublicationId, pointer.LastChange) = (publication.Id, sequence);
        await db.SaveChangesAsync(cancellation);
    }
}
