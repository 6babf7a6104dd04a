using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Storage;
using OpenContracting.Storage.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>What whoever has a receipt's code can do: read what became of the case, write, appeal, have it forgotten.</summary>
/// <remarks>The keys that the code gives live as long as the request does; nothing of them is kept.</remarks>
public sealed class CaseMailbox(Db db, CaseHistory history, CaseSettings settings, CaseEvidence evidence)
{
    /// <summary>More than that in one mailbox is not a conversation.</summary>
    private const int MostMessages = 200;

    /// <summary>The case of a code with its readable messages; null when there is none.</summary>
    public async Task<(Case Case, IReadOnlyList<(CaseMessage Message, CaseText? Text)> Messages)?> OpenAsync(ReceiptCode code, CancellationToken cancellation)
    {
        var one = await db.Cases.AsNoTracking().Include(each => each.Events).Include(each => each.Messages)
            .AsSplitQuery().FirstOrDefaultAsync(each => each.ReceiptId == code.LookupId, cancellation);
        if (one is null)
            return null;
        if (one.MailboxSealed is null)
            return (one, []);
        using var key = MailboxOf(one).Open(code);
        return (one, [.. one.Messages.OrderBy(message => message.Number).Select(message => (message, Read(one, message, key)))]);
    }

    /// <summary>Adds a message of the author; the names of files that no clean copy could be made of, or null when it was not taken.</summary>
    public async Task<IReadOnlyList<string>?> WriteAsync(ReceiptCode code, string text, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        var one = await db.Cases.Include(each => each.Messages).Include(each => each.Files).AsSplitQuery()
            .FirstOrDefaultAsync(each => each.ReceiptId == code.LookupId && each.Lane == CaseLane.Confidential && each.MailboxKey != null, cancellation);
        if (one is null || !settings.TakesConfidential || one.Messages.Count >= MostMessages || one.Files.Count + files.Count > CaseEvidence.MostOfCase)
            return null;
        Add(one, new CaseText(text), isFromAuthor: true);
        var uncleaned = await evidence.SealAsync(one, files, cancellation);
        // What is new is not forgotten with what is old.
        if (one.ForgetOn is not null)
            one.ForgetOn = Later(one.ForgetOn.Value, history.Today.AddDays(30));
        await db.SaveChangesAsync(cancellation);
        return uncleaned;
    }

    /// <summary>Adds a message of a recipient, sealed before it is kept.</summary>
    public async Task<bool> AnswerAsync(long id, string text, CancellationToken cancellation)
    {
        var one = await db.Cases.Include(each => each.Messages)
            .FirstOrDefaultAsync(each => each.Id == id && each.Lane == CaseLane.Confidential && each.MailboxKey != null, cancellation);
        if (one is null || !settings.TakesConfidential)
            return false;
        Add(one, new CaseText(text), isFromAuthor: false);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Asks that somebody else look at a decision again.</summary>
    public async Task<CaseRefusal?> AppealAsync(ReceiptCode code, CancellationToken cancellation) =>
        await IdAsync(code, cancellation) is { } id
            ? await history.WriteAsync(id, () => history.New(CaseEventKind.Appealed, CaseRole.Author), null, cancellation)
            : CaseRefusal.NoSuchStep;

    /// <summary>Forgets what a case said, at its author's wish; that there was one stays.</summary>
    public async Task<bool> ForgetAsync(ReceiptCode code, CancellationToken cancellation) =>
        await IdAsync(code, cancellation) is { } id && await ForgetAsync(id, CaseRole.Author, cancellation);

    /// <summary>Forgets what a case said.</summary>
    public async Task<bool> ForgetAsync(long id, CaseRole role, CancellationToken cancellation)
    {
        await db.CaseMessages.Where(message => message.CaseId == id).ExecuteDeleteAsync(cancellation);
        await db.CaseFiles.Where(file => file.CaseId == id).ExecuteDeleteAsync(cancellation);
        return await history.WriteAsync(id, () => history.New(CaseEventKind.Forgotten, role), one =>
        {
            one.Unpublish();
            (one.Text, one.Pseudonym, one.Link, one.MailboxKey, one.MailboxSealed) = (null, null, null, null, null);
        }, cancellation) is null;
    }

    private void Add(Case one, CaseText text, bool isFromAuthor)
    {
        var number = one.Messages.Count + 1;
        one.Messages.Add(new CaseMessage
        {
            Number = number,
            Day = history.Today,
            IsFromAuthor = isFromAuthor,
            Sealed = text.Seal(one.Ref, number, settings.Recipients.Select(recipient => recipient.Key).Append(CasePublicKey.TryRead(one.MailboxKey)!)),
        });
    }

    private async Task<long?> IdAsync(ReceiptCode code, CancellationToken cancellation) =>
        await db.Cases.Where(one => one.ReceiptId == code.LookupId).Select(one => (long?)one.Id).FirstOrDefaultAsync(cancellation);

    private static CaseMailboxKey MailboxOf(Case one) => new(CasePublicKey.TryRead(one.MailboxKey)!, one.MailboxSealed!);

    private static CaseText? Read(Case one, CaseMessage message, ECDiffieHellman key) =>
        SealedEnvelope.Open(message.Sealed, CaseText.Context(one.Ref, message.Number), key) is { } json ? CaseText.Read(json) : null;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
