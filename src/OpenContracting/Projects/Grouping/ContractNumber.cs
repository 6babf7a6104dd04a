using System.Text.RegularExpressions;

namespace OpenContracting.Projects.Grouping;

/// <summary>Numbers of contracts as people write them in titles and document names: "CONTRATO No. AL-1-34-2020 REFRENDADO".</summary>
internal static partial class ContractNumber
{
    /// <summary>The numbers a text names, folded so that spellings of one number are equal.</summary>
    public static IEnumerable<string> In(string? text)
    {
        if (text is null)
            yield break;
        foreach (Match match in Pattern().Matches(text))
        {
            var number = match.Groups["number"].Value.ToUpperInvariant();
            if (number.Any(char.IsAsciiDigit) && number.Contains('-'))
                yield return number;
        }
    }

    [GeneratedRegex(@"\bcontratos?\s*(?:n(?:o|ro|úm|um)?\.?\s*[°º]?|#)?\s*(?<number>[A-Z0-9]+(?:-[A-Z0-9]+)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
