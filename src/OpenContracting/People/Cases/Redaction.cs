using System.Text;

namespace OpenContracting.People.Cases;

/// <summary>What a moderator hides of a text: passages between <c>[[</c> and <c>]]</c>. Words are hidden, never changed, and where they stood stays visible.</summary>
public static class Redaction
{
    /// <summary>What stands where words were hidden.</summary>
    public const string Mark = "█████";

    private const string Open = "[[";
    private const string Close = "]]";

    /// <summary>The text with its marked passages hidden.</summary>
    /// <param name="original">As its author wrote it.</param>
    /// <param name="marked">The same with marks.</param>
    /// <returns>Null when the marks do not pair, or anything but marks differs from the original.</returns>
    public static string? Apply(string original, string marked)
    {
        var shown = new StringBuilder();
        var plain = new StringBuilder();
        var rest = marked.ReplaceLineEndings("\n").AsSpan();
        while (rest.IndexOf(Open) is var open and >= 0)
        {
            var close = rest[open..].IndexOf(Close);
            if (close < 0)
                return null;
            var hidden = rest[(open + Open.Length)..(open + close)];
            plain.Append(rest[..open]).Append(hidden);
            shown.Append(rest[..open]).Append(hidden.IsWhiteSpace() ? "" : Mark);
            rest = rest[(open + close + Close.Length)..];
        }

        plain.Append(rest);
        shown.Append(rest);
        return plain.ToString().Trim() == original.ReplaceLineEndings("\n").Trim() ? shown.ToString().Trim() : null;
    }
}
