namespace OpenContracting.Publications;

/// <summary>A cell of a CSV file (RFC 4180).</summary>
public static class CsvCell
{
    /// <summary>Text that a spreadsheet would take for a formula gets an apostrophe in front: data must not run in the reader's Excel.</summary>
    /// <param name="text">What the cell holds.</param>
    /// <param name="isNumber">Whether it is a number, whose minus is one.</param>
    public static string Of(string text, bool isNumber = false)
    {
        if (!isNumber && text.Length > 0 && "=+-@\t\r".Contains(text[0]))
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
