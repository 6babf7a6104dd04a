using System.Security.Cryptography;
using System.Text;

namespace OpenContracting.People.Cases;

/// <summary>The code that whoever sent a case in keeps: 24 letters of 32, 120 bits. Nobody else has it, so nobody can look it up.</summary>
/// <remarks>
/// The letters are Crockford's: no I, L, O or U, and what is read or typed as such is understood. With 120 random bits no slow
/// derivation is needed: guessing at it is hopeless however fast.
/// </remarks>
public sealed class ReceiptCode
{
    /// <summary>The bytes a code is made of.</summary>
    public const int Bytes = 15;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    private readonly byte[] secret;

    /// <summary>The code of some random bytes.</summary>
    public ReceiptCode(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Bytes);
        secret = random.ToArray();
    }

    /// <summary>A name for the case that says nothing of the code: what the database looks it up by.</summary>
    public string LookupId => Convert.ToHexStringLower(Derive("opencontracting case lookup"));

    /// <summary>A public name that says nothing of the code either.</summary>
    public string PublicName => Convert.ToHexStringLower(Derive("opencontracting case name").AsSpan(0, 5));

    /// <summary>The key of the mailbox's private key.</summary>
    public byte[] MailboxKey => Derive("opencontracting case mailbox");

    /// <summary>A new one.</summary>
    public static ReceiptCode New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads what somebody typed, with or without hyphens, in any case.</summary>
    public static ReceiptCode? TryParse(string? typed)
    {
        var values = new List<int>();
        foreach (var letter in typed ?? "")
        {
            if (letter is '-' or ' ' or '.' || char.IsWhiteSpace(letter))
                continue;
            var value = Letters.IndexOf(char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other });
            if (value < 0 || values.Count == 24)
                return null;
            values.Add(value);
        }

        if (values.Count != 24)
            return null;
        var secret = new byte[Bytes];
        for (var bit = 0; bit < Bytes * 8; bit++)
            secret[bit / 8] |= (byte)(((values[bit / 5] >> (4 - (bit % 5))) & 1) << (7 - (bit % 8)));
        return new ReceiptCode(secret);
    }

    /// <summary>As it is shown: six groups of four.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var letter = 0; letter < 24; letter++)
        {
            if (letter > 0 && letter % Group == 0)
                text.Append('-');
            var value = 0;
            for (var bit = letter * 5; bit < (letter * 5) + 5; bit++)
                value = (value << 1) | ((secret[bit / 8] >> (7 - (bit % 8))) & 1);
            text.Append(Letters[value]);
        }

        return text.ToString();
    }

    private byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt: null, Encoding.ASCII.GetBytes(use));
}
