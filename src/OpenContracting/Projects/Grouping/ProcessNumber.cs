using System.Text.RegularExpressions;

namespace OpenContracting.Projects.Grouping;

/// <summary>The number of an act (numProceso), <c>YYYY-A-EE-U-PP-TTT-NNNNNN</c>, with <c>-R1</c>, <c>-R2</c> … for its re-tenders.</summary>
internal static partial class ProcessNumber
{
    /// <summary>The number without the suffix of a re-tender: equal for all acts of one family.</summary>
    public static string Family(string number) => ReTender().Replace(number.Trim().ToUpperInvariant(), "");

    /// <summary>Whether a number is a re-tender.</summary>
    public static bool IsReTender(string number) => ReTender().IsMatch(number.Trim());

    [GeneratedRegex(@"-R[0-9]+$", RegexOptions.IgnoreCase)]
    private static partial Regex ReTender();
}
