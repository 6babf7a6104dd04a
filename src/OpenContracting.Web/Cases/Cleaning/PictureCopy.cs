using SkiaSharp;

namespace OpenContracting.Web.Cases.Cleaning;

/// <summary>A picture drawn anew: decoded, turned upright, made smaller where it is large, encoded.</summary>
/// <remarks>Only ever called in the limited process.</remarks>
public static class PictureCopy
{
    private const int Quality = 88;

    /// <summary>The copy, of the kind that the picture is; null when it is too large or cannot be decoded whole.</summary>
    public static byte[]? Make(byte[] picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > CleaningLimits.MostPixels)
            return null;
        var isPng = codec.EncodedFormat == SKEncodedImageFormat.Png;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, isPng ? SKAlphaType.Premul : SKAlphaType.Opaque);
        using var decoded = new SKBitmap();
        if (!decoded.TryAllocPixels(info) || codec.GetPixels(info, decoded.GetPixels()) != SKCodecResult.Success)
            return null;
        using var upright = Upright(decoded, codec.EncodedOrigin);
        using var encoded = upright?.Encode(isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, Quality);
        return encoded?.ToArray();
    }

    /// <summary>The picture as it is to be seen: cameras write it as the sensor lay and say how to turn it.</summary>
    private static SKBitmap? Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)CleaningLimits.LongestSide / Math.Max(width, height));
        var upright = new SKBitmap();
        if (!upright.TryAllocPixels(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), picture.ColorType, picture.AlphaType)))
            return null;
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.Scale(scale);
        var turn = Turn(origin, width, height);
        canvas.Concat(in turn);
        // The pixels are only read while this draws: no copy of them is made.
        using var pixels = picture.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, scale < 1 ? SKMipmapMode.Nearest : SKMipmapMode.None));
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
