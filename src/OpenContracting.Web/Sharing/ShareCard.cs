using SkiaSharp;

namespace OpenContracting.Web.Sharing;

/// <summary>What a share card says of a project.</summary>
/// <param name="Portal">Our name.</param>
/// <param name="Status">The state of the work, in words.</param>
/// <param name="Title">Its title.</param>
/// <param name="Where">Whose it is and where.</param>
/// <param name="Money">Its amounts, as written.</param>
/// <param name="Foot">Of which version this is.</param>
/// <param name="Warning">What must be known before anything else: that all of it is made up; else null.</param>
public sealed record ShareCard(
    string Portal, string Status, string Title, string Where, IReadOnlyList<ShareCardAmount> Money, string Foot, string? Warning)
{
    public const int Width = 1200;
    public const int Height = 630;

    private const float Margin = 64;
    private const float Inner = Width - (2 * Margin);

    /// <summary>Of budget, contract and the rest; four columns are as many as can be read.</summary>
    public const int MostAmounts = 4;

    // The tokens of portal.css, in its light colours: a card stands on the pages of others.
    private static readonly SKColor Ground = SKColor.Parse("#ffffff"), Ink = SKColor.Parse("#12212e"), Soft = SKColor.Parse("#4a5a66"), Line = SKColor.Parse("#c9d2d6"),
        Deep = SKColor.Parse("#0d2a44"), Sea = SKColor.Parse("#0a4f7d"), Mola = SKColor.Parse("#a3242a"), Sun = SKColor.Parse("#f2a51d"), Leaf = SKColor.Parse("#17705a");

    private static readonly SKTypeface Medium = Load("archivo-500.ttf"), Bold = Load("archivo-700.ttf");

    /// <summary>The card as a PNG.</summary>
    public byte[] Draw()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Ground);
        DrawHead(canvas);
        DrawWork(canvas);
        DrawMoney(canvas);
        Write(canvas, Foot, Margin, Height - 28, Medium, 20, Soft, Inner);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private void DrawHead(SKCanvas canvas)
    {
        Fill(canvas, SKRect.Create(0, 0, Width, 84), Deep);
        // The mark: three squares, one inside the other.
        Frame(canvas, SKRect.Create(Margin + 3, 23, 38, 38), Sun, 4);
        Frame(canvas, SKRect.Create(Margin + 12, 32, 20, 20), SKColor.Parse("#e2574c"), 4);
        Fill(canvas, SKRect.Create(Margin + 19.5f, 39.5f, 5, 5), SKColors.White);
        Write(canvas, Portal, Margin + 62, 53, Bold, 30, SKColors.White, 600);
        if (Warning is not null)
        {
            using var font = new SKFont(Medium, 22);
            Write(canvas, Warning, Math.Max(Margin + 500, Width - Margin - font.MeasureText(Warning)), 51, Medium, 22, Sun, Inner - 500);
        }

        DrawBand(canvas, 84);
    }

    /// <summary>The stepped band of a mola under the head, as <c>mola.svg</c> has it, half as large again.</summary>
    private static void DrawBand(SKCanvas canvas, float top)
    {
        const float Size = 1.5f;
        using var sun = SKPath.ParseSvgPathData("M0 2.5h14v7h8v-7h20v7h12v-7h20v7h8v-7h14");
        using var deep = SKPath.ParseSvgPathData("M0 5.5h11v7M25 12V5.5h14V12M57 12V5.5h14V12M85 12V5.5h11");
        using var leaf = SKPath.ParseSvgPathData("M17 4h2v3h-2zM46.5 4h3v3h-3zM77 4h2v3h-2z");
        using var paint = new SKPaint { IsAntialias = true, StrokeWidth = 1.5f };
        Fill(canvas, SKRect.Create(0, top, Width, 12 * Size), SKColor.Parse("#8f1d22"));
        canvas.Save();
        canvas.ClipRect(SKRect.Create(0, top, Width, 12 * Size));
        for (var x = 0f; x < Width; x += 96 * Size)
        {
            canvas.Save();
            canvas.Translate(x, top);
            canvas.Scale(Size);
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

    private void DrawWork(SKCanvas canvas)
    {
        Write(canvas, Status, Margin, 158, Bold, 28, Sea, Inner);
        // Short titles large; long ones in three lines, and cut where these are full.
        using var large = new SKFont(Bold, 60);
        var lines = Wrap(Title, large, Inner, 2);
        var size = 60f;
        if (lines.IsCut)
        {
            using var small = new SKFont(Bold, 46);
            (lines, size) = (Wrap(Title, small, Inner, 3), 46f);
        }

        var y = 168f;
        foreach (var line in lines.Lines)
            Write(canvas, line, Margin, y += size * 1.12f, Bold, size, Ink, Inner);
        Write(canvas, Where, Margin, y + 48, Medium, 26, Soft, Inner);
    }

    private void DrawMoney(SKCanvas canvas)
    {
        const float Top = 478;
        Fill(canvas, SKRect.Create(Margin, Top - 34, Inner, 1.5f), Line);
        var width = Inner / Math.Max(2, Money.Count);
        for (var i = 0; i < Money.Count; i++)
        {
            var (x, room) = (Margin + (i * width), width - 36);
            Write(canvas, Money[i].Label, x, Top, Medium, 22, Soft, room);
            Write(canvas, Money[i].Amount, x, Top + 40, Bold, 34, Ink, room);
            // The draughtsman's dimension line of the pages: the amount against the largest.
            var (y, end) = (Top + 66, x + (room * (float)Math.Clamp(Money[i].Share, 0, 1)));
            var colour = Money[i].Kind switch { "more" => Mola, "done" or "less" => Leaf, "before" => Soft, _ => Sea };
            Fill(canvas, SKRect.Create(x, y - 0.75f, room, 1.5f), Line);
            Fill(canvas, SKRect.Create(x, y - 3, Math.Max(2, end - x), 6), colour);
            Fill(canvas, SKRect.Create(x, y - 11, 2, 22), Ink);
            Fill(canvas, SKRect.Create(end - 1, y - 11, 2, 22), Ink);
        }
    }

    /// <summary>Writes one line, smaller where it would be too wide, and cut where it would be too small.</summary>
    private static void Write(SKCanvas canvas, string text, float x, float y, SKTypeface face, float size, SKColor colour, float room)
    {
        using var font = new SKFont(face, size) { Subpixel = true };
        text = Drawable(text, font);
        if (font.MeasureText(text) is var wide && wide > room)
            font.Size = size * Math.Max(0.75f, room / wide);
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawText(Cut(text, font, room), x, y, SKTextAlign.Left, font, paint);
    }

    private static (IReadOnlyList<string> Lines, bool IsCut) Wrap(string text, SKFont font, float room, int most)
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

    private static void Fill(SKCanvas canvas, SKRect place, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(place, paint);
    }

    private static void Frame(SKCanvas canvas, SKRect place, SKColor colour, float width)
    {
        using var paint = new SKPaint { Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = width };
        canvas.DrawRect(place, paint);
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(ShareCard).Assembly.GetManifestResourceStream("fonts/" + name)!;
        return SKTypeface.FromStream(stream);
    }
}
