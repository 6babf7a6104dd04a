using SkiaSharp;

namespace OpenContracting.Web.Sharing;

/// <summary>What is drawn on cards and posters: lines of text that keep to their room, and the look of the pages.</summary>
internal static class Drawing
{
    // The tokens of portal.css, in its light colours: a card stands on the pages of others, a poster on paper.
    public static readonly SKColor Ground = SKColor.Parse("#ffffff"), Ink = SKColor.Parse("#12212e"), Soft = SKColor.Parse("#4a5a66"), Line = SKColor.Parse("#c9d2d6"),
        Deep = SKColor.Parse("#0d2a44"), Sea = SKColor.Parse("#0a4f7d"), Mola = SKColor.Parse("#a3242a"), Sun = SKColor.Parse("#f2a51d"), Leaf = SKColor.Parse("#17705a");

    public static readonly SKTypeface Medium = Load("archivo-500.ttf"), Bold = Load("archivo-700.ttf");

    /// <summary>The mark: three squares, one inside the other.</summary>
    public static void Mark(SKCanvas canvas, float x, float y, float size)
    {
        Frame(canvas, SKRect.Create(x, y, size, size), Sun, size / 10);
        Frame(canvas, SKRect.Create(x + (size * 0.24f), y + (size * 0.24f), size * 0.52f, size * 0.52f), SKColor.Parse("#e2574c"), size / 10);
        Fill(canvas, SKRect.Create(x + (size * 0.435f), y + (size * 0.435f), size * 0.13f, size * 0.13f), SKColors.White);
    }

    /// <summary>The stepped band of a mola under the head, as <c>mola.svg</c> has it.</summary>
    public static void Band(SKCanvas canvas, float top, float width, float size)
    {
        using var sun = SKPath.ParseSvgPathData("M0 2.5h14v7h8v-7h20v7h12v-7h20v7h8v-7h14");
        using var deep = SKPath.ParseSvgPathData("M0 5.5h11v7M25 12V5.5h14V12M57 12V5.5h14V12M85 12V5.5h11");
        using var leaf = SKPath.ParseSvgPathData("M17 4h2v3h-2zM46.5 4h3v3h-3zM77 4h2v3h-2z");
        using var paint = new SKPaint { IsAntialias = true, StrokeWidth = 1.5f };
        Fill(canvas, SKRect.Create(0, top, width, 12 * size), SKColor.Parse("#8f1d22"));
        canvas.Save();
        canvas.ClipRect(SKRect.Create(0, top, width, 12 * size));
        for (var x = 0f; x < width; x += 96 * size)
        {
            canvas.Save();
            canvas.Translate(x, top);
            canvas.Scale(size);
            (paint.Style, paint.Color) = (SKPaintStyle.Stroke, Sun);
            canvas.DrawPath(sun, paint);
            paint.Color = Deep;
            canvas.DrawPath(deep, paint);
            (paint.Style, paint.Color) = (SKPaintStyle.Fill, SKColor.Parse("#3aa28f"));
            canvas.DrawPath(leaf, paint);
            canvas.Restore();
        }

        canvas.Restore();
    }

    /// <summary>A font whose letters stand where they are measured, at any size and on paper too.</summary>
    public static SKFont Font(SKTypeface face, float size) => new(face, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    /// <summary>Writes one line, smaller where it would be too wide, and cut where it would be too small.</summary>
    public static void Write(SKCanvas canvas, string text, float x, float y, SKTypeface face, float size, SKColor colour, float room)
    {
        using var font = Font(face, size);
        text = Drawable(text, font);
        if (font.MeasureText(text) is var wide && wide > room)
            font.Size = size * Math.Max(0.75f, 0.99f * room / wide);
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawText(Cut(text, font, room), x, y, SKTextAlign.Left, font, paint);
    }

    public static (IReadOnlyList<string> Lines, bool IsCut) Wrap(string text, SKFont font, float room, int most)
    {
        var lines = new List<string>();
        var words = new Queue<string>(Drawable(text, font).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var line = "";
        while (words.TryPeek(out var word))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) > room && line.Length > 0)
            {
                if (lines.Count == most - 1)
                    return ([.. lines, Cut($"{line} {string.Join(' ', words)}", font, room)], true);
                lines.Add(line);
                line = "";
                continue;
            }

            line = longer;
            words.Dequeue();
        }

        return line.Length == 0 ? (lines, false) : ([.. lines, Cut(line, font, room)], font.MeasureText(line) > room);
    }

    /// <summary>As much of a text as there is room for, at the end of a word where one ends near, and a sign that there is more.</summary>
    private static string Cut(string text, SKFont font, float room)
    {
        if (font.MeasureText(text) <= room)
            return text;
        var length = text.Length;
        while (length > 1 && font.MeasureText(text[..length].TrimEnd() + "…") > room)
            length--;
        var space = text.LastIndexOf(' ', length - 1);
        return text[..(space > length * 2 / 3 ? space : length)].TrimEnd(' ', ',', ';', '-', '(') + "…";
    }

    /// <summary>The text without what the font has no letter for: an empty box says less than nothing.</summary>
    private static string Drawable(string text, SKFont font) =>
        string.Concat(text.EnumerateRunes().Select(letter => font.GetGlyph(letter.Value) == 0 ? " " : letter.ToString()));

    public static void Fill(SKCanvas canvas, SKRect place, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(place, paint);
    }

    public static void Frame(SKCanvas canvas, SKRect place, SKColor colour, float width)
    {
        using var paint = new SKPaint { Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = width };
        canvas.DrawRect(place, paint);
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Drawing).Assembly.GetManifestResourceStream("fonts/" + name)!;
        return SKTypeface.FromStream(stream);
    }
}
