using System.Text.RegularExpressions;

namespace OpenContracting.Releases.Panama;

/// <summary>A taxpayer number (registro único de contribuyente) as it stands in acts, with the key that tells whether two are the same.</summary>
/// <remarks>
/// Shapes found among 2,596 suppliers of 2020–2021: <c>1795439-1-1688-22</c>, <c>… DV59</c>, without check digits, zeros inside
/// (<c>53865-0085-329316</c>), the new style <c>155625542-2-2016-45</c>, personal ones (<c>8-892-887-54</c>, <c>PE-…</c>, <c>E-8-…</c>,
/// <c>-N-19-…</c>), <c>8-NT-1-…</c> for those without a registered number, foreign numbers and junk.
/// </remarks>
public readonly partial record struct Ruc
{
    /// <summary>The identifier scheme DGCP uses for it.</summary>
    public const string Scheme = "PA-RUC";

    private Ruc(string raw, string key, string? checkDigits, RucKind kind)
    {
        Raw = raw;
        Key = key;
        CheckDigits = checkDigits;
        Kind = kind;
    }

    /// <summary>The text as found.</summary>
    public string Raw { get; }

    /// <summary>The same for two spellings of one number: upper case, no spaces, no check digits, no leading zeros.</summary>
    public string Key { get; }

    /// <summary>The check digits (DV) when the text gives them.</summary>
    public string? CheckDigits { get; }

    /// <summary>Whose number it is, by its shape.</summary>
    public RucKind Kind { get; }

    /// <summary>Whether it is a person's identity number, which leaves in no output.</summary>
    public bool IsPersonal => Kind == RucKind.Person;

    /// <summary>Reads a taxpayer number.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Ruc Parse(string text) =>
        TryParse(text, out var ruc) ? ruc : throw new FormatException($"'{text}' is no RUC.");

    /// <summary>Reads a taxpayer number; false for what holds no digit or is no identifier at all.</summary>
    public static bool TryParse(string? text, out Ruc ruc)
    {
        ruc = default;
        var raw = text?.Trim();
        if (raw is not { Length: > 0 and <= 40 } || !Identifier().IsMatch(raw) || !raw.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        var bare = WithoutCheckDigits(raw.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal), out var checkDigits);
        var parts = bare.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var kind = KindOf(parts);
        if (checkDigits is null && HasCheckDigitsAsPart(parts, kind))
        {
            checkDigits = parts[^1];
            parts = parts[..^1];
        }

        ruc = new(raw, string.Join('-', parts.Select(WithoutZeros)), checkDigits, kind);
        return true;
    }

    private static string WithoutCheckDigits(string text, out string? checkDigits)
    {
        var match = WrittenCheckDigits().Match(text);
        checkDigits = match.Success ? match.Groups["digits"].Value : null;
        return match.Success ? text[..match.Index] : text;
    }

    // Tomo, folio and asiento (or province, tomo and asiento) are three parts; a fourth of one or two digits is the DV.
    private static bool HasCheckDigitsAsPart(string[] parts, RucKind kind)
    {
        var own = kind is RucKind.Unregistered || (kind == RucKind.Person && !char.IsAsciiDigit(parts[0][0])) ? 4 : 3;
        if (kind == RucKind.Person && parts.Length == 4 && parts[0] is "PE" or "N" && parts[1].Length > 2)
            own = 3;
        return parts.Length == own + 1 && parts[^1].Length is 1 or 2 && parts[^1].All(char.IsAsciiDigit);
    }

    private static RucKind KindOf(string[] parts)
    {
        if (parts is [var only])
            return only.StartsWith("PE", StringComparison.Ordinal) ? RucKind.Person : RucKind.Unknown;
        if (parts.Contains("NT"))
            return RucKind.Unregistered;
        if (parts is not [_, _, _, ..])
            return PersonMark().IsMatch(parts[0]) ? RucKind.Person : RucKind.Unknown;
        if (PersonMark().IsMatch(parts[0]) || (parts[0].Length <= 2 && int.TryParse(parts[0], out var province) && province <= 13))
            return RucKind.Person;
        return parts.All(part => part.All(char.IsAsciiDigit)) ? RucKind.Company : RucKind.Unknown;
    }

    private static string WithoutZeros(string part) =>
        part.TrimStart('0') is { Length: > 0 } rest ? rest : "0";

    [GeneratedRegex(@"\A[A-Za-z0-9 .\-]+\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"-?D\.?V\.?-?(?<digits>\d{1,2})\z")]
    private static partial Regex WrittenCheckDigits();

    [GeneratedRegex(@"\A(PE|E|N|PI|AV|\d{1,2}(PI|AV|E|N))\z")]
    private static partial Regex PersonMark();
}
