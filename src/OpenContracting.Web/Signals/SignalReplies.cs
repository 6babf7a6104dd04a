using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Signals;
using OpenContracting.Validation.Signals;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Queries.Signals;

namespace OpenContracting.Web.Signals;

/// <summary>What institutions answer to the signals of their works: reading it, writing it, and withdrawing what may not be said.</summary>
public sealed class SignalReplies(Db db, SignalRegister register, AuditLog audit, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>Answers about a work, the newest first.</summary>
    public async Task<ILookup<Signal, SignalReply>> OfWorkAsync(string project, CancellationToken cancellation) =>
        (await NewestFirst(db.SignalReplies.Where(reply => reply.ProjectId == project)).ToListAsync(cancellation)).ToLookup(reply => reply.Signal);

    /// <summary>Answers to a signal, by work, the newest first.</summary>
    public async Task<ILookup<string, SignalReply>> ToAsync(Signal signal, CancellationToken cancellation) =>
        (await NewestFirst(db.SignalReplies.Where(reply => reply.Signal == signal)).ToListAsync(cancellation)).ToLookup(reply => reply.ProjectId);

    /// <summary>The newest of all, for who moderates them.</summary>
    public Task<List<SignalReply>> NewestAsync(CancellationToken cancellation) => NewestFirst(db.SignalReplies).Take(Most).ToListAsync(cancellation);

    /// <summary>The newest answers about works of a selection that everybody may read, with the title of each work and the name of its institution.</summary>
    public async Task<IReadOnlyList<(SignalReply Reply, string? Title, string? Institution)>> NewestAsync(IQueryable<Project> works, int take, CancellationToken cancellation)
    {
        var found = await NewestFirst(db.SignalReplies.Where(reply => reply.WithdrawnAt == null)).Join(
            works.Where(work => work.State == ProjectState.Published), reply => reply.ProjectId, work => work.ProjectId, (reply, work) => new { Reply = reply, work.Title, work.PublicAuthorityName })
            .OrderByDescending(each => each.Reply.Id).Take(take).ToListAsync(cancellation);
        return [.. found.Select(each => (each.Reply, each.Title, each.PublicAuthorityName))];
    }

    /// <summary>What the data of some institutions' works leave open, with what was answered; those without an answer first.</summary>
    public async Task<IReadOnlyList<SignalQuestion>> OfInstitutionsAsync(IReadOnlyList<string> institutions, CancellationToken cancellation)
    {
        if (institutions.Count == 0)
            return [];
        var works = await db.Projects.AsNoTracking()
            .Where(project => project.State == ProjectState.Published && institutions.Contains(project.PublicAuthorityId!))
            .Select(project => new { project.ProjectId, project.Title }).ToListAsync(cancellation);
        var replies = (await NewestFirst(db.SignalReplies.Where(reply => institutions.Contains(reply.Institution))).ToListAsync(cancellation))
            .ToLookup(reply => (reply.ProjectId, reply.Signal));
        var book = await register.ReadAsync(cancellation);
        return
        [
            .. works
                .SelectMany(work => book.Of(work.ProjectId).Where(finding => finding.Raised).GroupBy(finding => finding.Signal)
                    .Select(findings => new SignalQuestion(work.ProjectId, work.Title ?? work.ProjectId, [.. findings], [.. replies[(work.ProjectId, findings.Key)]])))
                .OrderBy(question => question.Replies.Count > 0).ThenBy(question => question.Title, StringComparer.Ordinal).Take(Most),
        ];
    }

    /// <summary>Publishes an institution's answer, beside those it gave before.</summary>
    /// <returns>False when the signal is not one of a work of theirs, or the text is none.</returns>
    public async Task<bool> ReplyAsync(string by, IReadOnlyList<string> institutions, Signal signal, string project, string? text, CancellationToken cancellation)
    {
        var answer = text?.Replace("\0", "").ReplaceLineEndings("\n").Trim();
        var institution = await db.Projects.AsNoTracking().Where(each => each.ProjectId == project && each.State == ProjectState.Published)
            .Select(each => each.PublicAuthorityId).SingleOrDefaultAsync(cancellation);
        if (string.IsNullOrEmpty(answer) || answer.Length > SignalReply.LongestText || institution is null || !institutions.Contains(institution)
            || !(await register.ReadAsync(cancellation)).Of(project).Any(finding => finding.Signal == signal && finding.Raised))
            return false;
        db.SignalReplies.Add(new SignalReply { Signal = signal, ProjectId = project, Institution = institution, Text = answer, At = clock.GetUtcNow(), WrittenBy = by });
        await db.SaveChangesAsync(cancellation);
        await audit.RecordAsync(by, "signal-replied", $"{SignalRules.Code(signal)} {project}");
        return true;
    }

    /// <summary>Takes an answer out of sight; that it was there, and why it went, stays.</summary>
    public async Task<bool> WithdrawAsync(string by, int id, CaseReason reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var done = await db.SignalReplies.Where(reply => reply.Id == id && reply.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(reply => reply.WithdrawnAt, now).SetProperty(reply => reply.WithdrawnFor, reason), cancellation);
        if (done > 0)
            await audit.RecordAsync(by, "signal-reply-withdrawn", $"{id}", reason.ToString());
        return done > 0;
    }

    private static IQueryable<SignalReply> NewestFirst(IQueryable<SignalReply> replies) => replies.AsNoTracking().OrderByDescending(reply => reply.Id);
}
