using System.Security.Cryptography;

namespace OpenContracting.People.Cases;

/// <summary>The key pair of a case's mailbox: its private half is kept only encrypted, by a key that the receipt code alone gives.</summary>
/// <param name="PublicKey">What messages to the author are sealed to.</param>
/// <param name="SealedPrivateKey">PKCS #8 under <see cref="ReceiptCode.MailboxKey"/>.</param>
public sealed record CaseMailboxKey(CasePublicKey PublicKey, byte[] SealedPrivateKey)
{
    private const string Context = "mailbox";

    /// <summary>Makes the pair of a new case.</summary>
    public static CaseMailboxKey New(ReceiptCode code)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var plain = pair.ExportPkcs8PrivateKey();
        try
        {
            return new CaseMailboxKey(CasePublicKey.Of(pair), SealedEnvelope.Encrypt(code.MailboxKey, plain, Context));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The pair, for whoever has the code.</summary>
    /// <exception cref="CryptographicException">The code is another's.</exception>
    public ECDiffieHellman Open(ReceiptCode code)
    {
        var plain = SealedEnvelope.Decrypt(code.MailboxKey, SealedPrivateKey, Context);
        try
        {
            var pair = ECDiffieHellman.Create();
            pair.ImportPkcs8PrivateKey(plain, out _);
            return pair;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
