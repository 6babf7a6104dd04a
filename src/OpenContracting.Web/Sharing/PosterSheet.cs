using QRCoder;
using SkiaSharp;
using static OpenContracting.Web.Sharing.Drawing;

namespace OpenContracting.Web.Sharing;

/// <summary>The poster of a project as a PDF of one A4 page, to be printed or sent to a printer's; the page that it is linked from says the same, and is the one to read aloud.</summary>
/// <param name="Eyebrow">What kind of thing it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">Its state, in sentences.</param>
/// <param name="Facts">What is known of it: labels and values.</param>
/// <param name="Address">Where a phone is led.</param>
/// <param name="Scan">What to do with the square.</param>
/// <param name="Wrong">What to do where something is wrong.</param>
/// <param name="Foot">Our name, and of which version this is.</param>
/// <param name="Warning">That all of it is made up; else null.</param>
public sealed record PosterSheet(
    string Eyebrow, string Title, string Words, IReadOnlyList<(string Label, string Value)> Facts, string Address, string Scan, string Wrong, string Foot, string? Warning)
{
    // A4 in points.
    private const float Width = 595.28f;
    private const float Height = 841.89f;
    private const float Margin = 48;
    private const float Inner = Width - (2 * Margin);

    /// <summary>The PDF.</summary>
    public byte[] Draw()
    {
        using var output = new MemoryStream();
        using (var document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata { Title = Title, Author = Foot, RasterDpi = 300 }))
        {
            using var canvas = document.BeginPage(Width, Height);
            DrawHead(canvas);
            var y = DrawWork(canvas);
            DrawFacts(canvas, y + 18);
            DrawScan(canvas);
            document.EndPage();
            document.Close();
        }

        return output.ToArray();
    }

    private void DrawHead(SKCanvas canvas)
    {
        Fill(canvas, SKRect.Create(0, 0, Width, 54), Deep);
        Mark(canvas, Margin, 14, 26);
        Write(canvas, Eyebrow, Margin + 40, 36, Bold, 22, SKColors.White, 240);
        if (Warning is not null)
            Write(canvas, Warning, Margin + 210, 34, Medium, 11, Sun, Inner - 210);
        Band(canvas, 54, Width, 1);
    }

    private float DrawWork(SKCanvas canvas)
    {
        var y = Paragraph(canvas, Title, 84, Bold, 34, 24, Ink, 4);
        return Paragraph(canvas, Words, y + 10, Medium, 16, 13, Sea, 5);
    }

    private void DrawFacts(SKCanvas canvas, float top)
    {
        const float Row = 40;
        // Whose it is across the sheet, the rest in two columns.
        var y = top;
        for (var i = 0; i < Facts.Count; i++)
        {
            var (column, isWhole) = (i == 0 ? 0 : (i - 1) % 2, i == 0);
            var x = Margin + (column * Inner / 2);
            if (column == 0)
                Fill(canvas, SKRect.Create(Margin, y, Inner, 0.75f), Line);
            Write(canvas, Facts[i].Label, x, y + 15, Medium, 10, Soft, isWhole ? Inner : (Inner / 2) - 16);
            Write(canvas, Facts[i].Value, x, y + 34, Bold, 16, Ink, isWhole ? Inner : (Inner / 2) - 16);
            if (isWhole || column == 1)
                y += Row;
        }
    }

    private void DrawScan(SKCanvas canvas)
    {
        const float Size = 190;
        const float Top = Height - 260;
        Fill(canvas, SKRect.Create(Margin, Top - 14, Inner, 1.5f), Ink);
        DrawSquare(canvas, Margin, Top, Size);
        var x = Margin + Size + 24;
        var y = Paragraph(canvas, Scan, Top - 2, Bold, 18, 15, Ink, 6, x);
        y = Paragraph(canvas, Address, y + 6, Medium, 12, 9, Sea, 2, x);
        Paragraph(canvas, Wrong, y + 6, Medium, 10.5f, 9, Soft, 7, x);
        Write(canvas, Foot, Margin, Height - 28, Medium, 10, Soft, Inner);
    }

    /// <summary>The square, module by module: sharp at any size.</summary>
    private void DrawSquare(SKCanvas canvas, float x, float y, float size)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var one = size / modules.Count;
        using var path = new SKPathBuilder();
        for (var row = 0; row < modules.Count; row++)
            for (var column = 0; column < modules.Count; column++)
                if (modules[row][column])
                    path.AddRect(SKRect.Create(x + (column * one), y + (row * one), one, one));
        using var drawn = path.Detach();
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.DrawPath(drawn, paint);
    }

    /// <summary>Writes lines in a size, or a smaller one where there would be too many; where the next may begin.</summary>
    private static float Paragraph(SKCanvas canvas, string text, float top, SKTypeface face, float size, float smaller, SKColor colour, int most, float x = Margin)
    {
        var room = Width - Margin - x;
        using var large = Font(face, size);
        var (lines, isCut) = Wrap(text, large, room, most);
        if (isCut)
        {
            using var small = Font(face, smaller);
            ((lines, _), size) = (Wrap(text, small, room, most + 1), smaller);
        }

        foreach (var line in lines)
            Write(canvas, line, x, top += size * 1.25f, face, size, colour, room);
        return top;
    }
}
