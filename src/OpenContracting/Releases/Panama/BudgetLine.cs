namespace OpenContracting.Releases.Panama;

/// <summary>A budget line (partida presupuestaria) as acts write it, with the key that tells whether two are the same.</summary>
/// <remarks>
/// 3,052 acts write the same idea in 111 patterns (<c>G.100952098.704.911</c>, <c>G100952098704911</c>, <c>1-10-1-5-501-00-00-911</c>);
/// their digits alone leave 172 lines. A line is where money comes from and names no project: several works share one.
/// </remarks>
public readonly record struct BudgetLine
{
    // Fewer digits are an account's or a fund's number and not a line.
    private const int FewestDigits = 8;

    private BudgetLine(string raw, string key)
    {
        Raw = raw;
        Key = key;
    }

    /// <summary>The text as found.</summary>
    public string Raw { get; }

    /// <summary>The same for two spellings of one line: its digits, or the whole text in capitals where it has too few.</summary>
    public string Key { get; }

    /// <summary>Reads a budget line.</summary>
    /// <exception cref="FormatException">The text is empty.</exception>
    public static BudgetLine Parse(string text) =>
        TryParse(text, out var line) ? line : throw new FormatException("An empty text is no budget line.");

    /// <summary>Reads a budget line; false for an empty text.</summary>
    public static bool TryParse(string? text, out BudgetLine line)
    {
        line = default;
        var raw = text?.Trim();
        if (raw is not { Length: > 0 } || raw.All(character => character is '-' or '.' or ' '))
            return false;
        var digits = string.Concat(raw.Where(char.IsAsciiDigit));
        line = new(raw, digits.Length >= FewestDigits ? digits : raw.ToUpperInvariant());
        return true;
    }
}
