using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Cases;
using OpenContracting.Web.Api;

namespace OpenContracting.Web.Cases;

/// <summary>Adds to the histories of cases under the rules, and to the public chain.</summary>
public sealed class CaseHistory(Db db, CaseSettings settings, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Today in Panama; nothing finer is kept.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(PanamaDate.Offset).DateTime);

    /// <summary>Keeps a new case with its first line; false when its receipt is known already: the same form sent twice.</summary>
    public async Task<bool> OpenAsync(Case opened, CancellationToken cancellation)
    {
        for (var left = Tries; ; left--)
        {
            if (await db.Cases.AnyAsync(known => known.ReceiptId == opened.ReceiptId, cancellation))
                return false;
            db.Cases.Add(opened);
            if (opened.State == CaseState.Received)
                await LinkAsync(opened, New(CaseEventKind.Received, CaseRole.Author), cancellation);
            if (await SavedAsync(left, cancellation))
                return true;
            opened.Events.Clear();
        }
    }

    /// <summary>Adds a line, and what it changes of the case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="line">What happened; number, day and place in the chain are set here.</param>
    /// <param name="change">What else changes with it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Why not, or null.</returns>
    public async Task<CaseRefusal?> WriteAsync(long id, Func<CaseEvent> line, Action<Case>? change, CancellationToken cancellation)
    {
        for (var left = Tries; ; left--)
        {
            var one = await db.Cases.Include(each => each.Events).SingleAsync(each => each.Id == id, cancellation);
            List<CaseEntry> history = [.. one.Events.OrderBy(written => written.Number).Select(written => written.Entry)];
            var next = line();
            if (CaseRules.Check(one.Lane, history, next.Entry) is { } refusal)
                return refusal;
            change?.Invoke(one);
            await LinkAsync(one, next, cancellation);
            one.State = CaseRules.StateOf(one.Lane, [.. history, next.Entry]);
            one.ClosedOn = one.State is CaseState.Received or CaseState.Published ? null : one.ClosedOn ?? Today;
            // What was published keeps its public text; the words hidden in it go when the term for appeals is long over.
            one.ForgetOn = one.State == CaseState.Received ? null : one.ForgetOn ?? Today.AddDays(settings.KeepDays);
            if (await SavedAsync(left, cancellation))
                return null;
        }
    }

    /// <summary>A line without its place yet.</summary>
    public CaseEvent New(CaseEventKind kind, CaseRole role, string? by = null) => new() { Number = 0, Day = Today, Kind = kind, Role = role, By = by };

    private async Task LinkAsync(Case one, CaseEvent line, CancellationToken cancellation)
    {
        line.Number = one.Events.Count + 1;
        one.Events.Add(line);
        if (one.Lane == CaseLane.Confidential)
            return;
        var last = await db.CaseEvents.AsNoTracking().Where(written => written.Position != null).OrderByDescending(written => written.Position).FirstOrDefaultAsync(cancellation);
        line.Position = (last?.Position ?? 0) + 1;
        if (line.Text is not null)
        {
            line.TextSalt = CaseChain.NewSalt();
            line.TextHash = CaseChain.TextHash(line.TextSalt, line.Text);
        }

        line.Hash = CaseChain.Hash(last?.Hash ?? CaseChain.Start, LinkOf(one.Ref, line));
    }

    /// <summary>An event as it stands in the chain.</summary>
    public static CaseLink LinkOf(string reference, CaseEvent line) => new(
        line.Position!.Value, reference, line.Number, line.Day, line.Kind, line.Role, line.Detail ?? (line.Reason is { } reason ? Word.Of(reason) : null), line.TextHash);

    /// <summary>Somebody else may have taken the place in the history or the chain: then all of it is read anew.</summary>
    private async Task<bool> SavedAsync(int left, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (left > 1)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
