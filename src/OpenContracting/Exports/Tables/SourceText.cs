using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpenContracting.Exports.Tables;

/// <summary>Text of unknown encoding: UTF-8, UTF-16 by its mark, and windows-1252 wherever the bytes are no UTF-8.</summary>
/// <remarks>
/// Saved pages and lists come in either of the last two, at times in one file. Bytes that are no UTF-8 are taken one by one as
/// windows-1252, so neither has to be assumed; text in windows-1252 that is valid UTF-8 by chance occurs only where it was
/// UTF-8 before.
/// </remarks>
internal static class SourceText
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Encoding Mixed = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new ByteByByte());

    /// <summary>Opens text for reading; the reader owns the stream.</summary>
    public static StreamReader Open(Stream stream) =>
        new(stream, Mixed, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);

    /// <summary>Reads text that is in memory.</summary>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        using var reader = Open(new MemoryStream(bytes.ToArray(), writable: false));
        return reader.ReadToEnd();
    }

    /// <summary>Opens a small table that somebody filled in, saved by any spreadsheet: with commas, semicolons or tabs.</summary>
    public static CsvParser OpenTable(Stream stream)
    {
        using var reader = Open(stream);
        var text = reader.ReadToEnd();
        var end = text.IndexOf('\n');
        var header = end < 0 ? text : text[..end];
        return new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiters.MaxBy(delimiter => header.AsSpan().Count(delimiter)).ToString(),
            BadDataFound = null,
            TrimOptions = TrimOptions.Trim,
        });
    }

    private sealed class ByteByByte : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Characters();
    }

    private sealed class Characters : DecoderFallbackBuffer
    {
        private string text = "";
        private int next;

        public override int Remaining => text.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            text = Windows1252.GetString(bytesUnknown);
            next = 0;
            return text.Length > 0;
        }

        public override char GetNextChar() => next < text.Length ? text[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
                return false;
            next--;
            return true;
        }

        public override void Reset()
        {
            text = "";
            next = 0;
        }
    }
}
