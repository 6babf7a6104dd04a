using System.Diagnostics;
using System.Globalization;
using SkiaSharp;

namespace OpenContracting.Web.Cases.Cleaning;

/// <summary>A PDF of pictures of a PDF's pages, drawn by poppler's <c>pdftoppm</c>: no text, no script, no attachment, no word of who made it.</summary>
/// <remarks>Only ever called in the limited process, whose limits the renderer inherits. It reads from a pipe and writes into one: nothing touches a disk.</remarks>
public static class DocumentCopy
{
    private const int Quality = 80;

    /// <summary>Points of a page for each pixel of its picture.</summary>
    private const float PointsPerPixel = 72f / 150;

    /// <summary>The copy; null when the renderer fails, or there are more pages than are drawn: half a document would say something else.</summary>
    public static byte[]? Make(byte[] document, string renderer)
    {
        using var drawing = Process.Start(new ProcessStartInfo(renderer)
        {
            ArgumentList =
            {
                "-q", "-l", (CleaningLimits.MostPages + 1).ToString(CultureInfo.InvariantCulture),
                "-scale-to", CleaningLimits.LongestPageSide.ToString(CultureInfo.InvariantCulture), "-",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        drawing.ErrorDataReceived += (_, _) => { };
        drawing.BeginErrorReadLine();
        // Beside the reading: a renderer may write before it has read all.
        var sending = Task.Run(() => Send(document, drawing));
        var copy = Bind(drawing.StandardOutput.BaseStream);
        if (copy is null)
            drawing.Kill(entireProcessTree: true);
        drawing.WaitForExit();
        sending.Wait();
        return drawing.ExitCode == 0 ? copy : null;
    }

    private static void Send(byte[] document, Process drawing)
    {
        try
        {
            using var input = drawing.StandardInput.BaseStream;
            input.Write(document);
        }
        catch (IOException)
        {
            // It read what it wanted, or died: its answer tells.
        }
    }

    private static byte[]? Bind(Stream pages)
    {
        using var output = new MemoryStream();
        using (var bound = SKDocument.CreatePdf(output))
        {
            var count = 0;
            for (; ReadPage(pages, out var size) is { } page; count++)
            {
                if (count == CleaningLimits.MostPages || output.Length > CleaningLimits.LargestCopy)
                    return null;
                using var picture = SKImage.FromEncodedData(page);
                var (width, height) = (size.Width * PointsPerPixel, size.Height * PointsPerPixel);
                using var canvas = bound.BeginPage(width, height);
                canvas.DrawImage(picture, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear));
                bound.EndPage();
            }

            if (count == 0)
                return null;
            bound.Close();
        }

        return output.ToArray();
    }

    /// <summary>The next page as a JPEG: pages come as PPM, one after the other; null at their end, and at what is none.</summary>
    private static SKData? ReadPage(Stream pages, out SKSizeI size)
    {
        size = default;
        if (Word(pages) != "P6"
            || !int.TryParse(Word(pages), NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width is 0 or > CleaningLimits.LongestPageSide
            || !int.TryParse(Word(pages), NumberStyles.None, CultureInfo.InvariantCulture, out var height) || height is 0 or > CleaningLimits.LongestPageSide
            || Word(pages) != "255")
            return null;
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var row = new byte[width * 3];
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < height; y++)
        {
            if (pages.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                return null;
            for (var x = 0; x < width; x++)
            {
                row.AsSpan(x * 3, 3).CopyTo(pixels[(((y * width) + x) * 4)..]);
                pixels[(((y * width) + x) * 4) + 3] = 0xFF;
            }
        }

        size = new SKSizeI(width, height);
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
    }

    /// <summary>A word of a PPM's header, up to the one space after it.</summary>
    private static string Word(Stream pages)
    {
        Span<char> word = stackalloc char[8];
        for (var length = 0; length < word.Length; length++)
            if (pages.ReadByte() is var next && (next < 0 || char.IsWhiteSpace((char)next)))
                return new string(word[..length]);
            else
                word[length] = (char)next;
        return "";
    }
}
