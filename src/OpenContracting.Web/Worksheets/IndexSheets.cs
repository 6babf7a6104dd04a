using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Worksheets;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Worksheets;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Worksheets;

/// <summary>What people do with a worksheet: enter a score with its evidence, read what another entered, close it, publish it.</summary>
/// <remarks>Each act says what became of it by the key of a text; those that were done end as <see cref="Done"/> does.</remarks>
public sealed class IndexSheets(Db db, IndexRegister register, AuditLog audit, TimeProvider clock)
{
    private const string Entered = "indexDesk.entered";
    private const string Confirmed = "indexDesk.confirmed";
    private const string Disputed = "indexDesk.disputed";
    private const string Moved = "indexDesk.moved";

    /// <summary>What an edition may become from what it is.</summary>
    public static IReadOnlyList<IndexState> Next(IndexEdition edition) => edition switch
    {
        { State: IndexState.Open } => [IndexState.Closed],
        { State: IndexState.Published } => [IndexState.Closed],
        { Kind: IndexKind.Worksheet } => [IndexState.Published, IndexState.Open],
        _ => [IndexState.Published],
    };

    /// <summary>Whether a text tells that an act was done.</summary>
    public static bool Done(string said) => said is Entered or Confirmed or Disputed or Moved;

    /// <summary>Enters a score; what was entered before stays, and counts no more.</summary>
    public async Task<string> EnterAsync(string by, int edition, string? institution, string? node, string? score, string? evidence, string? url, CancellationToken cancellation)
    {
        if (await register.FindAsync(edition, cancellation) is not { Edition.Kind: IndexKind.Worksheet } account)
            return "indexDesk.noPart";
        if (account.Edition.State != IndexState.Open)
            return "indexDesk.notOpen";
        if (account.Tree.Find(node) is not { IsIndicator: true } part)
            return "indexDesk.noPart";
        var isOfTheCountry = part.Dimension == IndexPart.OfTheCountry;
        if (isOfTheCountry != institution is null || (institution is not null && Institutions.Of().Find(institution) is null))
            return "indexDesk.noInstitution";
        if (Score(score) is not { } number)
            return "indexDesk.badScore";
        if (Text(evidence) is not { Length: > 0 and <= IndexEntry.LongestText } text)
            return "indexDesk.badEvidence";
        var address = Text(url);
        if (address.Length > 0 && !(address.Length <= IndexEntry.LongestUrl && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            return "indexDesk.badAddress";
        db.IndexEntries.Add(new IndexEntry
        {
            EditionId = edition,
            Node = part.Row.Node,
            Institution = institution,
            Score = number,
            Evidence = text,
            EvidenceUrl = address.Length == 0 ? null : address,
            At = clock.GetUtcNow(),
            By = by,
        });
        await db.SaveChangesAsync(cancellation);
        await audit.RecordAsync(by, "index-scored", $"{account.Edition.Name} {part.Row.Node} {institution}".TrimEnd(), Invariant(number));
        return Entered;
    }

    /// <summary>Says what a second reader thinks of a score that counts; never of one's own, and once.</summary>
    public async Task<string> ReadAsync(string by, int edition, int id, bool agrees, string? otherScore, string? reason, CancellationToken cancellation)
    {
        if (await register.FindAsync(edition, cancellation) is not { } account)
            return "indexDesk.noPart";
        if (account.Edition.State != IndexState.Open)
            return "indexDesk.notOpen";
        var entry = await db.IndexEntries.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.EditionId == edition, cancellation);
        if (entry is null || await db.IndexEntries.AnyAsync(later => later.EditionId == edition && later.Node == entry.Node && later.Institution == entry.Institution && later.Id > id, cancellation))
            return "indexDesk.newer";
        if (entry.By == by)
            return "indexDesk.ownEntry";
        var (other, why) = (agrees ? null : Score(otherScore), agrees ? null : Text(reason));
        if (!agrees && (other is null || other == entry.Score))
            return "indexDesk.badOther";
        if (!agrees && why is not { Length: > 0 and <= IndexEntry.LongestText })
            return "indexDesk.badReason";
        var now = clock.GetUtcNow();
        // Two readers at once: the first counts.
        var done = await db.IndexEntries.Where(each => each.Id == id && each.ReadAt == null && each.By != by).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.Confirmed, agrees).SetProperty(each => each.ReadAt, now).SetProperty(each => each.ReadBy, by)
                .SetProperty(each => each.OtherScore, other).SetProperty(each => each.Reason, why), cancellation);
        if (done == 0)
            return "indexDesk.alreadyRead";
        await audit.RecordAsync(by, agrees ? "index-confirmed" : "index-disputed", $"{account.Edition.Name} {entry.Node} {entry.Institution}".TrimEnd(), other is { } number ? Invariant(number) : null);
        return agrees ? Confirmed : Disputed;
    }

    /// <summary>Closes, opens or publishes an edition.</summary>
    public async Task<string> MoveAsync(string by, int id, IndexState to, CancellationToken cancellation)
    {
        var edition = await db.IndexEditions.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellation);
        if (edition is null || !Next(edition).Contains(to))
            return "indexDesk.notMoved";
        var now = clock.GetUtcNow();
        var done = await db.IndexEditions.Where(each => each.Id == id && each.State == edition.State).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.State, to).SetProperty(each => each.StateAt, now).SetProperty(each => each.StateBy, by), cancellation);
        if (done == 0)
            return "indexDesk.notMoved";
        await audit.RecordAsync(by, "index-" + to.ToString().ToLowerInvariant(), edition.Name);
        return Moved;
    }

    private static decimal? Score(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100 && number == decimal.Round(number, 4) ? number : null;

    private static string Text(string? text) => text?.Replace("\0", "").ReplaceLineEndings("\n").Trim() ?? "";

    private static string Invariant(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
