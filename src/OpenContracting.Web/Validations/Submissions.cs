using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Submissions;
using OpenContracting.Validation;

namespace OpenContracting.Web.Validations;

/// <summary>The documents people sent in and what was found: the database's, so that every web process knows them.</summary>
public sealed class Submissions(IDbContextFactory<Db> databases, TimeProvider clock)
{
    /// <summary>Stores a document just taken.</summary>
    public async Task<Taken> AddAsync(SpooledDocument document, TimeSpan life, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var submission = new Submission
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            SecretHash = Hash(secret),
            Name = document.Name,
            Size = document.Size,
            Sha256 = document.Sha256,
            SeenAt = now,
            CreatedAt = now,
            ExpiresAt = now + life,
        };
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.Submissions.Add(submission);
        await db.SaveChangesAsync(cancellation);
        return new Taken(submission, secret);
    }

    /// <summary>The submission of an id; null when there is none, or none any more.</summary>
    public async Task<Submission?> FindAsync(string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Submissions.AsNoTracking().FirstOrDefaultAsync(submission => submission.Id == id && submission.ExpiresAt > now, cancellation);
    }

    /// <summary>The whole report of a submission that is done.</summary>
    public async Task<ValidationReport?> ReportAsync(string id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var bytes = await db.SubmissionReports.Where(report => report.SubmissionId == id).Select(report => report.Bytes).FirstOrDefaultAsync(cancellation);
        return bytes is null ? null : ReportArchive.Unpack(bytes);
    }

    /// <summary>Whether a secret is the submission's.</summary>
    public static bool IsOwner(Submission submission, string secret) =>
        CryptographicOperations.FixedTimeEquals(Hash(secret), submission.SecretHash);

    /// <summary>Deletes a submission with its report; one that is being read stops within a second.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Submissions.Where(submission => submission.Id == id).ExecuteDeleteAsync(cancellation);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
