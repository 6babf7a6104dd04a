using System.Security.Cryptography;

namespace OpenContracting.People.Cases;

/// <summary>A public key on P-256 that messages are sealed to: of a recipient, or of a case's mailbox.</summary>
public sealed class CasePublicKey
{
    private const int Coordinate = 32;
    private const byte Uncompressed = 4;

    private readonly byte[] point;

    private CasePublicKey(byte[] point) => this.point = point;

    /// <summary>The point, uncompressed: 65 bytes, as WebCrypto has it too.</summary>
    public ReadOnlySpan<byte> Point => point;

    /// <summary>A short name of the key: the first eight bytes of its hash.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(point).AsSpan(0, 8));

    /// <summary>Of a key pair.</summary>
    public static CasePublicKey Of(ECDiffieHellman pair)
    {
        var q = pair.ExportParameters(includePrivateParameters: false).Q;
        return new CasePublicKey([Uncompressed, .. q.X!, .. q.Y!]);
    }

    /// <summary>Reads a key as it is written; null when it is none, or no point of the curve.</summary>
    public static CasePublicKey? TryParse(string text)
    {
        try
        {
            return TryRead(System.Buffers.Text.Base64Url.DecodeFromChars(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads a point; null when it is none of the curve.</summary>
    public static CasePublicKey? TryRead(ReadOnlySpan<byte> point)
    {
        if (point.Length != 1 + (2 * Coordinate) || point[0] != Uncompressed)
            return null;
        var key = new CasePublicKey(point.ToArray());
        try
        {
            key.Open().Dispose();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The key for .NET's own primitives.</summary>
    public ECDiffieHellman Open() => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..(1 + Coordinate)], Y = point[(1 + Coordinate)..] },
    });

    /// <summary>As it is written in settings: base64url without padding.</summary>
    public override string ToString() => System.Buffers.Text.Base64Url.EncodeToString(point);
}
