using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenContracting.Releases;

/// <summary>The one place where personal data is told apart and taken out: identity numbers, e-mails, telephones, addresses of persons.</summary>
/// <remarks>A person's name stays, as the award to them is public; the number that leads to the rest of their life does not.</remarks>
public sealed partial class Privacy(ReadOnlyMemory<byte> key)
{
    /// <summary>What stands in a text where personal data stood.</summary>
    public const string Masked = "[omitido]";

    /// <summary>Takes identity numbers, e-mails and telephones out of running text.</summary>
    public static string Mask(string text)
    {
        if (text.Contains('@'))
            text = Email().Replace(text, Masked);
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        text = IdentityNumber().Replace(text, Masked);
        text = Telephone().Replace(text, Masked);
        return NamedTelephone().Replace(text, "$1" + Masked);
    }

    /// <summary>What stands for a person's identity number: the same for the same number, and computed only by who has the key.</summary>
    /// <param name="number">The number's <see cref="Panama.Ruc.Key"/>.</param>
    /// <returns>Null without a key: then the caller numbers persons within their process.</returns>
    public string? IdFor(string number)
    {
        if (key.IsEmpty)
            return null;
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(number), hash);
        return "persona-" + Convert.ToHexStringLower(hash[..10]);
    }

    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(\.[\w\-]+)+")]
    private static partial Regex Email();

    // With the country's number, or a mobile number by its shape (6 and seven more); not inside a longer number.
    [GeneratedRegex(@"(?<![\w\-./])(\+?507[\s\-]*|\+?\(\+?507\)[\s\-]*)\d{3,4}[\s\-]?\d{4}(?![\w\-/]*\d)|(?<![\w\-./])6\d{3}[\-\s]\d{4}(?![\w\-/]*\d)")]
    private static partial Regex Telephone();

    // Any number of seven or eight digits that says it is a telephone: without the word it could be that of a resolution.
    [GeneratedRegex(@"\b((?:tel(?:[eé]fonos?|[eé]f|s)?|cel(?:ular(?:es)?|s)?|m[oó]vil(?:es)?|whats?app|fax)\b[.:\s]*(?:n[o°º]\.?\s*)?)(?:\(?\+?507\)?[\s\-]*)?\d{3,4}[\s\-]?\d{4}(?![\w\-/]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NamedTelephone();

    // Province (or PE, E, N, with PI and AV), tomo and asiento; not inside a longer number, and not a date.
    [GeneratedRegex(@"(?<![\w\-])(?!\d{1,2}-\d{1,2}-(19|20)\d{2}(?!\d))(PE|E|N|\d{1,2}(PI|AV)?)-{1,2}((PI|AV)-)?\d{1,4}-\d{1,6}(?![\w\-]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex IdentityNumber();
}
