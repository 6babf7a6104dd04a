using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenContracting.People.Cases;

/// <summary>Something only some can read: encrypted with a key of its own (AES-256-GCM), which is wrapped for each of them.</summary>
/// <remarks>
/// For each reader: a shared secret of a key pair made for this envelope alone and the reader's public key (ECDH on P-256, the
/// x coordinate), HKDF-SHA256 of it gives the wrapping key. All of it is in browsers' WebCrypto too. The context (which case, what
/// it is) is authenticated: an envelope moved to another place opens no more. It is JSON, binary values in base64url.
/// </remarks>
public static class SealedEnvelope
{
    private const string Algorithm = "ECDH-P256+HKDF-SHA256+A256GCM";
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Seals something for some readers.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> content, string context, IReadOnlyCollection<CasePublicKey> readers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(readers.Count);
        var key = RandomNumberGenerator.GetBytes(32);
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("alg", Algorithm);
            json.WriteString("context", context);
            json.WriteString("epk", CasePublicKey.Of(own).ToString());
            json.WriteStartArray("keys");
            foreach (var reader in readers)
            {
                using var theirs = reader.Open();
                json.WriteStartObject();
                json.WriteString("kid", reader.Id);
                json.WriteString("wrapped", Base64Url.EncodeToString(Encrypt(Wrapping(own, theirs, reader.Id), key, context)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("content", Base64Url.EncodeToString(Encrypt(key, content, context)));
            json.WriteEndObject();
        }

        CryptographicOperations.ZeroMemory(key);
        return output.ToArray();
    }

    /// <summary>Opens an envelope with a reader's key pair.</summary>
    /// <param name="envelope">As it was sealed.</param>
    /// <param name="context">What it must be; null takes the envelope's own word for it.</param>
    /// <param name="reader">The pair of one it was sealed for.</param>
    /// <returns>Null when it is no envelope, not for this reader, not what it should be, or was changed.</returns>
    public static byte[]? Open(ReadOnlyMemory<byte> envelope, string? context, ECDiffieHellman reader)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            var root = document.RootElement;
            var stated = root.GetProperty("context").GetString()!;
            if (root.GetProperty("alg").GetString() != Algorithm || (context ?? stated) != stated)
                return null;
            var id = CasePublicKey.Of(reader).Id;
            var wrapped = root.GetProperty("keys").EnumerateArray().FirstOrDefault(key => key.GetProperty("kid").ValueEquals(id));
            if (wrapped.ValueKind != JsonValueKind.Object || CasePublicKey.TryParse(root.GetProperty("epk").GetString()!) is not { } made)
                return null;
            using var theirs = made.Open();
            var key = Decrypt(Wrapping(reader, theirs, id), Base64Url.DecodeFromChars(wrapped.GetProperty("wrapped").GetString()), stated);
            return Decrypt(key, Base64Url.DecodeFromChars(root.GetProperty("content").GetString()), stated);
        }
        catch (Exception unusable) when (unusable is JsonException or CryptographicException or FormatException or KeyNotFoundException
                                             or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Encrypts under a key: nonce, ciphertext, tag.</summary>
    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> content, string context)
    {
        var sealedBytes = new byte[Nonce + content.Length + Tag];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), content, sealedBytes.AsSpan(Nonce, content.Length), sealedBytes.AsSpan(Nonce + content.Length), Encoding.UTF8.GetBytes(context));
        return sealedBytes;
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> made.</summary>
    /// <exception cref="CryptographicException">The key or the context is another, or it was changed.</exception>
    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> sealedBytes, string context)
    {
        if (sealedBytes.Length < Nonce + Tag)
            throw new CryptographicException();
        var content = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes[..Nonce], sealedBytes[Nonce..^Tag], sealedBytes[^Tag..], content, Encoding.UTF8.GetBytes(context));
        return content;
    }

    private static byte[] Wrapping(ECDiffieHellman own, ECDiffieHellman theirs, string reader)
    {
        var secret = own.DeriveRawSecretAgreement(theirs.PublicKey);
        try
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt: null, Encoding.ASCII.GetBytes("opencontracting case key " + reader));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
