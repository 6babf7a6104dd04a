using System.Text;
using OpenContracting.Projects;

namespace OpenContracting.Publications.Flat;

/// <summary>Dates in cells: complete ones stay as they are, what people write is completed.</summary>
internal static class FlatDates
{
    /// <summary>Whether a text is a date as the standards ask for it, so that completing it leaves it alone.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> text) =>
        (text.Length == 20 && text[19] == 'Z' && text[10] == 'T' && text[4] == '-' && text[13] == ':')
        || (Completed(text) is { } completed && Encoding.UTF8.GetBytes(completed).AsSpan().SequenceEqual(text));

    /// <summary>The date completed with time and Panama's offset; null when it is none.</summary>
    public static string? Completed(ReadOnlySpan<byte> text, bool endOfDay = false)
    {
        var written = Encoding.UTF8.GetString(text);
        if (DateText.TryParse(written, endOfDay, out var date))
            return DateText.Keep(written, date);
        return Releases.Panama.PanamaDate.TryParse(written, out var read) ? DateText.Write(endOfDay ? read.AsEnd : read.Start) : null;
    }
}
