using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Recommendations;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Committees;

/// <summary>The visits of committees: recording them, the institution's reply, and making a recommendation of a finding.</summary>
public sealed class VisitBook(Db db, RecommendationBook recommendations, AuditLog audit, TimeProvider clock)
{
    /// <summary>The metric in which an institution states its progress.</summary>
    private const string OfficialMetric = "physicalProgress";

    private const int LongestTitle = 120;

    /// <summary>Today in Panama.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(PanamaDate.Offset).DateTime);

    /// <summary>The visits to a work, the newest first.</summary>
    public Task<List<VisitRow>> OfWorkAsync(string project, CancellationToken cancellation) =>
        Rows(db.CommitteeVisits.Where(visit => visit.ProjectId == project)).ToListAsync(cancellation);

    /// <summary>The visits of a committee, the newest first.</summary>
    public Task<List<VisitRow>> OfCommitteeAsync(int committee, CancellationToken cancellation) =>
        Rows(db.CommitteeVisits.Where(visit => visit.CommitteeId == committee)).ToListAsync(cancellation);

    /// <summary>The newest visits of all.</summary>
    public Task<List<VisitRow>> NewestAsync(int take, CancellationToken cancellation) => Rows(db.CommitteeVisits.OrderByDescending(visit => visit.On).ThenByDescending(visit => visit.Id).Take(take)).ToListAsync(cancellation);

    /// <summary>Publishes a visit; false when the committee does not watch that work.</summary>
    public async Task<bool> AddAsync(string by, string committee, string project, DateOnly on, decimal observed, string finding, CancellationToken cancellation)
    {
        var watching = await db.Committees.AsNoTracking().Where(each => each.Code == committee && each.Projects.Any(watched => watched.ProjectId == project))
            .Select(each => (int?)each.Id).SingleOrDefaultAsync(cancellation);
        if (watching is not { } id)
            return false;
        var visit = await NewAsync(id, project, on, observed, finding, cancellation);
        db.CommitteeVisits.Add(visit);
        await db.SaveChangesAsync(cancellation);
        await audit.RecordAsync(by, "committee-visit-published", committee, $"visit {visit.Id}");
        return true;
    }

    /// <summary>A visit as it will be published today, beside what the institution had stated by then; not saved.</summary>
    public async Task<CommitteeVisit> NewAsync(int committee, string project, DateOnly on, decimal observed, string finding, CancellationToken cancellation)
    {
        var json = await db.Projects.AsNoTracking().Where(each => each.ProjectId == project && each.State == ProjectState.Published)
            .Select(each => each.Json).SingleOrDefaultAsync(cancellation);
        return new()
        {
            CommitteeId = committee,
            ProjectId = project,
            On = on,
            Observed = observed,
            Official = json is null ? null : Official(json, on),
            Finding = finding,
            PublishedOn = Today,
        };
    }

    /// <summary>How many visits were published since a day, and to how many of them the reply is owed and late.</summary>
    public async Task<(int Visits, int Late)> CountSinceAsync(DateOnly day, CancellationToken cancellation)
    {
        var visits = await db.CommitteeVisits.AsNoTracking().Where(visit => visit.PublishedOn >= day).ToListAsync(cancellation);
        return (visits.Count, visits.Count(visit => visit.Reply is null && visit.Facts.IsReplyLate(Today)));
    }

    /// <summary>One visit.</summary>
    public Task<VisitRow?> FindAsync(int visit, CancellationToken cancellation) => Rows(db.CommitteeVisits.Where(each => each.Id == visit)).SingleOrDefaultAsync(cancellation);

    /// <summary>Adds the reply of the institution that owns the work, once; false when it is not its work or was answered already.</summary>
    public async Task<bool> ReplyAsync(Participant who, int visit, string reply, CancellationToken cancellation)
    {
        DateOnly? today = Today;
        var mine = who.Institutions;
        var done = await db.CommitteeVisits
            .Where(each => each.Id == visit && each.Reply == null
                && db.Projects.Any(project => project.ProjectId == each.ProjectId && mine.Contains(project.PublicAuthorityId!)))
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.Reply, reply).SetProperty(each => each.RepliedOn, today), cancellation);
        if (done == 1)
            await audit.RecordAsync(who.Id, "committee-visit-answered", $"visit {visit}");
        return done == 1;
    }

    /// <summary>Makes a recommendation of a finding, addressed to the work's institution; null when there is none to make it of, or it was made.</summary>
    public async Task<string?> RecommendAsync(Participant who, int visit, CancellationToken cancellation)
    {
        if (await db.CommitteeVisits.SingleOrDefaultAsync(each => each.Id == visit && each.Recommendation == null, cancellation) is not { } found)
            return null;
        var committee = await db.Committees.AsNoTracking().SingleAsync(each => each.Id == found.CommitteeId, cancellation);
        var institution = await db.Projects.AsNoTracking().Where(project => project.ProjectId == found.ProjectId).Select(project => project.PublicAuthorityId).SingleOrDefaultAsync(cancellation);
        var line = found.Finding.ReplaceLineEndings("\n").Split('\n')[0];
        found.Recommendation = await recommendations.AddAsync(
            who,
            new Recommendation
            {
                Code = "",
                Source = RecommendationSource.Committee,
                SourceDocument = committee.Name,
                CreatedAt = default,
                TitleEs = line.Length <= LongestTitle ? line : line[..(LongestTitle - 1)] + "…",
                TextEs = found.Finding,
                Theme = "works",
                Institution = institution,
                ProjectId = found.ProjectId,
                Committee = committee.Code,
            },
            found.On,
            cancellation);
        await db.SaveChangesAsync(cancellation);
        return found.Recommendation;
    }

    /// <summary>Per cent of the work that the institution had stated last by a day.</summary>
    internal static decimal? Official(byte[] json, DateOnly on)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Items("metrics").Where(metric => metric.Text("id") == OfficialMetric)
            .SelectMany(metric => metric.Items("observations"))
            .Select(observation => (Day: observation.At("period").Time("endDate"), Share: Measure(observation)))
            .Where(stated => stated.Share is not null && (stated.Day is null || DateOnly.FromDateTime(stated.Day.Value.ToOffset(PanamaDate.Offset).DateTime) <= on))
            .OrderBy(stated => stated.Day ?? DateTimeOffset.MinValue).LastOrDefault().Share;
    }

    /// <summary>A measure is a text or a number in the standard.</summary>
    private static decimal? Measure(JsonElement observation) =>
        ((JsonElement?)observation).Number("measure")
        ?? (decimal.TryParse(observation.Text("measure"), System.Globalization.CultureInfo.InvariantCulture, out var share) ? share : null);

    private IQueryable<VisitRow> Rows(IQueryable<CommitteeVisit> visits) =>
        visits.AsNoTracking().OrderByDescending(visit => visit.On).ThenByDescending(visit => visit.Id)
            .Join(db.Committees, visit => visit.CommitteeId, committee => committee.Id, (visit, committee) => new VisitRow(
                visit, committee.Code, committee.Name,
                db.Projects.Where(project => project.ProjectId == visit.ProjectId).Select(project => project.Title).FirstOrDefault(),
                db.Projects.Where(project => project.ProjectId == visit.ProjectId).Select(project => project.PublicAuthorityId).FirstOrDefault(),
                db.VisitDrafts.Where(draft => draft.VisitId == visit.Id).SelectMany(draft => draft.Photos).Where(photo => photo.TakenDownAt == null).OrderBy(photo => photo.Number)
                    .Select(photo => new VisitPhotoRow(photo.Id, photo.Number, photo.Description, photo.Latitude, photo.Longitude)).ToList()));
}
