using System.Text.RegularExpressions;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Releases.Panama;

/// <summary>A taxpayer number (registro único de contribuyente) as it stands in acts, with the key that tells whether two are the same.</summary>
/// <remarks>Its shapes are data: <see cref="RucShapes"/>.</remarks>
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
        if (parts is [])
            return false;
        var found = RucShapes.Of().Find(string.Join('-', parts));
        if (checkDigits is null && found?.CheckDigits is { } last)
        {
            checkDigits = last;
            parts = parts[..^1];
        }

        ruc = new(raw, string.Join('-', parts.Select(WithoutZeros)), checkDigits, found?.Shape.Kind ?? RucKind.Unknown);
        return true;
    }

    private static string WithoutCheckDigits(string text, out string? checkDigits)
    {
        var match = WrittenCheckDigits().Match(text);
        checkDigits = match.Success ? match.Groups["digits"].Value : null;
        return match.Success ? text[..match.Index] : text;
    }

    private static string WithoutZeros(string part) =>
        part.TrimStart('0') is { Length: > 0 } rest ? rest : "0";

    [GeneratedRegex(@"\A[A-Za-z0-9 .\-]+\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"-?D\.?V\.?-?(?<digits>\d{1,2})\z")]
    private static partial Regex WrittenCheckDigits();
}
