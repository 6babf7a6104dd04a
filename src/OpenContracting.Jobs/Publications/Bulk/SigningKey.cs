using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>The instance's key for signing the lists of bulk files: made at the first publication, kept in its database.</summary>
/// <remarks>ECDSA on P-256 with SHA-256, so that any <c>openssl</c> can check it; it stays the same, so that readers can keep its public half.</remarks>
internal sealed class SigningKey : IDisposable
{
    private const string Key = "signing-key";

    private readonly ECDsa key;

    private SigningKey(ECDsa key) => this.key = key;

    /// <summary>The public half.</summary>
    public string PublicPem => key.ExportSubjectPublicKeyInfoPem() + "\n";

    public static async Task<SigningKey> ReadAsync(PartitionWork work, CancellationToken cancellation)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await work.CommitAsync(async db =>
        {
            if (await db.Settings.Where(setting => setting.Key == Key).Select(setting => setting.Value).SingleOrDefaultAsync(cancellation) is { } stored)
                key.ImportPkcs8PrivateKey(Convert.FromBase64String(stored), out _);
            else
                await StoreAsync(db, key, work.Run.StartedAt ?? work.Run.CreatedAt, cancellation);
            return 0;
        }, 0, cancellation);
        return new SigningKey(key);
    }

    /// <summary>The signature of a file, as <c>openssl dgst -sha256 -verify</c> takes it.</summary>
    public byte[] Sign(byte[] file) => key.SignData(file, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();

    private static async Task StoreAsync(Db db, ECDsa key, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Settings.Add(new Setting { Key = Key, Value = Convert.ToBase64String(key.ExportPkcs8PrivateKey()), ChangedAt = now });
        await db.SaveChangesAsync(cancellation);
    }
}
