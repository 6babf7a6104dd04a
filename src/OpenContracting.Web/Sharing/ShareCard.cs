using SkiaSharp;
using static OpenContracting.Web.Sharing.Drawing;

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
        Mark(canvas, Margin + 3, 23, 38);
        Write(canvas, Portal, Margin + 62, 53, Bold, 30, SKColors.White, 600);
        if (Warning is not null)
        {
            using var font = Font(Medium, 22);
            Write(canvas, Warning, Math.Max(Margin + 500, Width - Margin - font.MeasureText(Warning)), 51, Medium, 22, Sun, Inner - 500);
        }

        Band(canvas, 84, Width, 1.5f);
    }

    private void DrawWork(SKCanvas canvas)
    {
        Write(canvas, Status, Margin, 158, Bold, 28, Sea, Inner);
        // Short titles large; long ones in three lines, and cut where these are full.
        using var large = Font(Bold, 60);
        var lines = Wrap(Title, large, Inner, 2);
        var size = 60f;
        if (lines.IsCut)
        {
            using var small = Font(Bold, 46);
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
}
