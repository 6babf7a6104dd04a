using System.Text;
using System.Text.RegularExpressions;
using OpenContracting.Releases;

namespace OpenContracting.Exports;

/// <summary>A row of an export that could not be used: kept, counted and shown with the reason.</summary>
/// <param name="Table">The table or file inside the export.</param>
/// <param name="Row">The row's number in that file, the header being row 1.</param>
/// <param name="Code">Why, as a stable kebab-case code, for example <c>missing-process-id</c>.</param>
/// <param name="Column">The column at fault; null when the whole row is.</param>
/// <param name="Value">The value found there, without personal data.</param>
/// <param name="Raw">The row as it stood in the file, without personal data (cut at 4,000 characters).</param>
public sealed partial record QuarantinedRow(string Table, long Row, string Code, string? Column, string? Value, string Raw)
{
    private const int Longest = 4_000;

    private const int LongestLookedAt = Longest * 4;

    internal static QuarantinedRow Of(string table, long row, string code, string? column, string? value, ReadOnlySpan<byte> raw) =>
        Of(table, row, code, column, value, Text(raw));

    internal static QuarantinedRow Of(string table, long row, string code, string? column, string? value, string raw) =>
        new(Privacy.Mask(table), row, code, column, value is null ? null : Shown(value), Shown(raw));

    /// <summary>As much of a row as is kept, as text; bytes that are none are replaced.</summary>
    internal static string Text(ReadOnlySpan<byte> raw) => Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, LongestLookedAt)]);

    // Cut last: half of a number would no longer be known for one.
    private static string Shown(string text)
    {
        text = text.Length > LongestLookedAt ? text[..LongestLookedAt] : text;
        text = Privacy.Mask(ContactDetails().Replace(text, $"$1\"{Privacy.Masked}\""));
        return text.Length > Longest ? text[..Longest] : text;
    }

    // In JSON, which may break off: how to reach somebody has no shape of its own.
    [GeneratedRegex("""("(?:contactPoint|address|email|telephone|faxNumber)"\s*:\s*)(?>"(?>[^"\\]|\\.)*"?|\{(?>[^{}]|\{[^{}]*\}?)*\}?|\d+)""", RegexOptions.Singleline)]
    private static partial Regex ContactDetails();
}
