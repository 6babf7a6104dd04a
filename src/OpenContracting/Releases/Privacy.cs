using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OpenContracting.Releases.Panama;
using OpenContracting.Releases.Rules;

namespace OpenContracting.Releases;

/// <summary>The one place where personal data is told apart and taken out: identity numbers, e-mails, telephones, addresses of persons.</summary>
/// <remarks>A person's name stays, as the award to them is public; the number that leads to the rest of their life does not.</remarks>
public sealed partial class Privacy(ReadOnlyMemory<byte> key, string idPrefix = Privacy.PersonId)
{
    /// <summary>What the ids begin with that stand for persons' numbers.</summary>
    public const string PersonId = "persona-";

    /// <summary>Hexadecimal digits of an id computed with a key.</summary>
    internal const int DigitsOfId = 20;

    /// <summary>What stands in a text where personal data stood.</summary>
    public const string Masked = "[omitido]";

    private const string MaskedInUrl = "omitido";

    /// <summary>Takes identity numbers, e-mails and telephones out of running text.</summary>
    public static string Mask(string text)
    {
        if (HasAtSign(text))
            text = Email().Replace(text, Masked);
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        text = IdentityNumber().Replace(text, Masked);
        text = Telephone().Replace(text, Masked);
        return NamedTelephone().Replace(text, "$1" + Masked);
    }

    /// <summary>Takes them out of a web address, which stays one; where nothing is found it stays as it is written.</summary>
    public static string MaskUrl(string url)
    {
        var masked = Mask(url);
        if (masked.Contains('%'))
        {
            var read = Uri.UnescapeDataString(masked);
            var maskedRead = Mask(read);
            if (maskedRead != read)
                masked = NotInUrls().Replace(maskedRead.Replace(Masked, MaskedInUrl, StringComparison.Ordinal), part => Uri.EscapeDataString(part.Value));
        }

        return masked == url ? url : masked.Replace(Masked, MaskedInUrl, StringComparison.Ordinal);
    }

    /// <summary>Takes them out of the name of a file, which keeps its extension.</summary>
    public static string MaskFileName(string name)
    {
        var extension = Extensions().Match(name);
        return Mask(name[..extension.Index]) + extension.Value;
    }

    /// <summary>Puts something else for the identity numbers, e-mails and telephones in an id, which is to stay the same wherever it stands.</summary>
    /// <remarks>Ids are numbers more often than texts are: only what is surely a person's is replaced.</remarks>
    internal static string ReplaceInId(string id, Func<string, string> replacement)
    {
        var read = id.Contains('%') ? Uri.UnescapeDataString(id) : id;
        var replaced = HasAtSign(read) ? Email().Replace(read, match => replacement(match.Value.ToLowerInvariant())) : read;
        replaced = SureIdentityNumber().Replace(replaced, match => replacement(Ruc.TryParse(match.Value, out var ruc) ? ruc.Key : match.Value));
        replaced = NamedTelephone().Replace(replaced, match => match.Groups[1].Value + replacement(match.Value[match.Groups[1].Length..]));
        if (replaced != read)
            return replaced;
        // Two that differ in what looks like check digits may be two things of one person.
        return PersonNumber.TryParse(id, out var whole) && IsSurelyPersonal(whole.Key)
            ? replacement(whole.Key) + (whole.CheckDigits is { } digits ? "-" + digits : "")
            : id;
    }

    /// <summary>Whether a number as it stands alone is an identity number, and no code of a budget or a list that has its shape.</summary>
    internal static bool IsSurelyPersonal(string number) => SureIdentityNumber().IsMatch(number);

    /// <summary>What stands for a person's identity number: the same for the same number, and computed only by who has the key.</summary>
    /// <param name="number">The number's <see cref="Panama.Ruc.Key"/>.</param>
    /// <returns>Null without a key: then the caller numbers persons within their process.</returns>
    public string? IdFor(string number)
    {
        if (key.IsEmpty)
            return null;
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(number), hash);
        return idPrefix + Convert.ToHexStringLower(hash[..(DigitsOfId / 2)]);
    }

    /// <summary>Whether an id stands for a person's number.</summary>
    public static bool IsPersonId(string? id) => id?.StartsWith(PersonId, StringComparison.Ordinal) == true;

    /// <summary>Whether it does so in every process: it was computed, and is no number within one.</summary>
    public static bool IsComputedPersonId(string? id) =>
        IsPersonId(id) && id!.Length == PersonId.Length + DigitsOfId && id[PersonId.Length..].All(char.IsAsciiHexDigitLower);

    private static bool HasAtSign(string text) =>
        text.AsSpan().ContainsAny('@', '%', '&')
        && (text.Contains('@') || text.Contains("%40", StringComparison.Ordinal) || text.Contains("&#", StringComparison.Ordinal) || text.Contains("&commat;", StringComparison.Ordinal));

    // The at sign may stand between spaces or be written as pages and addresses write it; then what follows must end like a domain.
    [GeneratedRegex(@"(?:\G|(?<![\w.+\-]))[\w.+\-]+(?:@[\w\-]+(?:\.[\w\-]+)+|(?:\s?@\s?|&\#0*64;|&\#x0*40;|&commat;|%40)[\w\-]+(?:\.[\w\-]+)*\.\p{L}{2,})", RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    private const string Dash = @"[\-\u2010-\u2015\u2212]";

    private const string Start = @"(?<![\p{L}\p{N}\-\u2010-\u2015\u2212])";

    // Not inside a longer number; an underscore parts as a space does.
    private const string End = @"(?![\p{L}\p{N}\-\u2010-\u2015\u2212]*\d)";

    private const string EndOfTelephone = @"(?![\p{L}\p{N}\-/\u2010-\u2015\u2212]*\d)";

    // With the country's number, or a mobile number by its shape (6 and seven more); with a point it could be an amount or a measure.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}\-./])(?:(?:\+?507[\s\-]*|\+?\(\+?507\)[\s\-]*)\d{3,4}(?:\s?" + Dash + @"\s?|[\s.])?\d{4}" + EndOfTelephone
        + @"|6\d{3}(?:\s?" + Dash + @"\s?|\s)\d{4}" + EndOfTelephone
        + @"|(?<!(?:[$=,]|B/\.|PAB|USD)\s?)6\d{3}\.\d{4}" + EndOfTelephone + @"(?!\.\d|\s?(?:[%°²']|(?:m[l23²³]?|km2?|cm|mm|ha|hect[aá]reas?|metros?|kg|lbs?|gal|l|t|ton|pies?|balboas|PAB|USD|[NSEWO])\b)))")]
    private static partial Regex Telephone();

    private const string Number = @"(?:\(?\+?507\)?[\s\-]*)?\d{3,4}(?:\s?" + Dash + @"\s?|[\s.])?\d{4}";

    // Any numbers of seven or eight digits of which it is said that they are telephones: without the word they could be those of resolutions.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])((?:tel(?:[eé]fonos?|[eé]f|s)?|cel(?:ular(?:es)?|s)?|m[oó]vil(?:es)?|whats?app|fax)(?!\p{L})"
        + @"(?:[\s.:]+(?:personal|particular|privado|directo|propio|celular|m[oó]vil|fijo|oficina|casa|contacto|whats?app|del?\s+(?:la\s+|el\s+)?\p{L}{3,15})(?!\p{L}))?"
        + @"[.:=_\s#]*(?:n[o°º]\.?\s*)?)" + Number + @"(?:\s*(?:[/,;]|\sy\s|\so\s)\s*" + Number + @"(?!\d))*" + End,
        RegexOptions.IgnoreCase)]
    private static partial Regex NamedTelephone();

    private const string NoDate = @"(?!\d{1,2}\s?" + Dash + @"\s?\d{1,2}\s?" + Dash + @"\s?(?:19|20)\d{2}(?!\d))";

    private const string CheckDigits = @"(?:[\s\-]?D\.?V\.?[\s\-]?\d{1,2})?";

    // Province (or PE, E, N, with PI and AV), tomo and asiento; with spaces only where the parts are long enough not to be a list's.
    [GeneratedRegex(
        Start + NoDate + @"(?:(?:PE|E|N|\d{1,2}(?:PI|AV)?)" + Dash + @"{1,2}(?:(?:PI|AV)" + Dash + @")?\d{1,4}" + Dash + @"\d{1,6}" + CheckDigits + End
        + @"|(?<!\d\s?" + Dash + @"\s?)(?:PE|E|N|1[0-3]|0?[1-9])\s?" + Dash + @"\s?\d{2,4}\s?" + Dash + @"\s?\d{3,6}" + CheckDigits + End + @"(?!\s?" + Dash + @"\s?\d))",
        RegexOptions.IgnoreCase)]
    private static partial Regex IdentityNumber();

    // Of a province that there is, and no code of short parts.
    [GeneratedRegex(
        Start + NoDate + @"(?:PE|E|N|(?:1[0-3]|0?[1-9])(?:PI|AV)?)" + Dash + @"{1,2}(?:(?:PI|AV)" + Dash + @")?(?=\d{3,4}" + Dash + @"|\d{1,4}" + Dash + @"\d{3})\d{1,4}" + Dash + @"\d{1,6}" + CheckDigits + End,
        RegexOptions.IgnoreCase)]
    private static partial Regex SureIdentityNumber();

    [GeneratedRegex(@"(?:\.(?:zip|gz|json|jsonl|ndjson|csv|html?|xlsx|ods|txt))*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Extensions();

    [GeneratedRegex(@"[^\w\-.~:/?\#@!$&'()*+,;=]|[^\x00-\x7F]")]
    private static partial Regex NotInUrls();
}
