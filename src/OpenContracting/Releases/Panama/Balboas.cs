using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenContracting.Releases.Panama;

/// <summary>An amount in balboas as Panama's systems write it: <c>B/. 240,380.75</c>; dot for decimals, comma for thousands.</summary>
/// <remarks>
/// The form was found in each of 3,052 acts of 2020–2021. Tables and workbooks write a bare number (<c>1062.96</c>), at times
/// with the noise of binary fractions (<c>97112.92999999999</c>), which is rounded to hundredths. 0 means unknown there, so
/// <see cref="TryParse"/> answers false for it: an amount of 0 is never published.
/// </remarks>
public readonly partial record struct Balboas(decimal Amount)
{
    /// <summary>The currency code OCDS uses; the balboa stands at 1:1 to the US dollar.</summary>
    public const string Currency = "PAB";

    /// <summary>Reads an amount.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Balboas Parse(string text) =>
        TryParse(text, out var amount) ? amount : throw new FormatException($"'{text}' is no amount (B/. 1,234.56).");

    /// <summary>Reads an amount above zero; false when the text is none.</summary>
    public static bool TryParse(string? text, out Balboas amount)
    {
        amount = default;
        if (IsBare(text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bare))
        {
            amount = bare > 0 ? Of(bare) : default;
            return bare > 0;
        }

        if (text is null || Whole().Match(text.Trim()) is not { Success: true } match)
            return false;
        if (!decimal.TryParse(match.Groups["digits"].ValueSpan.ToString().Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0)
            return false;
        amount = Of(value);
        return true;
    }

    private static Balboas Of(decimal value) => new(decimal.Round(value, 2, MidpointRounding.AwayFromZero) / 1.000000000000000000m);

    /// <summary>Most amounts by far: digits, and perhaps a dot between two of them. Whatever is odd about one is left to the pattern.</summary>
    private static bool IsBare(string? text)
    {
        if (text is not { Length: > 0 and <= 20 } || text[0] == '.' || text[^1] == '.')
            return false;
        var dots = 0;
        foreach (var character in text)
        {
            if (character == '.')
                dots++;
            else if (!char.IsAsciiDigit(character))
                return false;
        }

        return dots <= 1;
    }

    /// <summary>Whether a text is an amount of zero, which means that the amount is unknown.</summary>
    public static bool IsZero(string? text) =>
        text is not null && !(IsBare(text) && text.AsSpan().ContainsAnyInRange('1', '9')) && Whole().Match(text.Trim()) is { Success: true } match && !match.Groups["digits"].ValueSpan.ContainsAnyInRange('1', '9');

    [GeneratedRegex(@"\A(B\s*/\s*\.?|PAB|USD|\$|US\$)?\s*(?<digits>(\d{1,3}(,\d{3})+|\d{1,20})(\.\d{1,20})?)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();
}
