using System.Buffers.Binary;

namespace OpenContracting.People.Cases;

/// <summary>A copy of a picture with nothing in it but the picture: cameras write place, time and their own number into files.</summary>
/// <remarks>
/// Only the parts that are needed to draw it are carried over, by a list; what is not on the list stays behind, thumbnails and what
/// follows the picture too. Of a JPEG's EXIF the orientation alone is written anew. The pixels are not touched and not decoded: time and
/// memory are those of one pass. So a decoder that comes after it meets less of a stranger's bytes.
/// </remarks>
public static class ImageCleaner
{
    private static readonly string[] PngParts = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

    /// <summary>The clean copy; null when it is no JPEG or PNG, or one that breaks its format's rules.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> picture)
    {
        try
        {
            return picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? Jpeg(picture)
                : picture.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png(picture)
                : null;
        }
        catch (Exception cut) when (cut is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            // It ends in the middle of a part.
            return null;
        }
    }

    private static byte[]? Png(ReadOnlySpan<byte> picture)
    {
        using var output = new MemoryStream(picture.Length);
        output.Write(picture[..8]);
        for (var at = 8; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(picture[at..]);
            if (length < 0)
                return null;
            var part = picture.Slice(at, length + 12);
            var name = System.Text.Encoding.ASCII.GetString(part.Slice(4, 4));
            if (PngParts.Contains(name))
                output.Write(part);
            if (name == "IEND")
                return output.ToArray();
            at += part.Length;
        }
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> picture)
    {
        using var output = new MemoryStream(picture.Length);
        output.Write(picture[..2]);
        for (var at = 2; ;)
        {
            if (picture[at..][0] != 0xFF)
                return null;
            var marker = picture[at + 1];
            switch (marker)
            {
                case 0xFF:
                    at++;
                    continue;
                case 0xD9:
                    output.Write(picture.Slice(at, 2));
                    return output.ToArray();
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            if (length < 2)
                return null;
            var part = picture.Slice(at, length + 2);
            at += part.Length;
            if (marker == 0xE1 && Orientation(part[4..]) is { } orientation)
                output.Write(OrientationAlone(orientation));
            // Frames (not C4, C8, CC among them by number, but tables are needed too), tables, restarts; Adobe's part says how colours are written.
            else if (marker is >= 0xC0 and <= 0xCF and not 0xC8 or 0xDB or 0xDD)
                output.Write(part);
            else if (marker == 0xEE && part.Length == 16 && part[4..].StartsWith("Adobe"u8))
                output.Write(part);
            else if (marker == 0xDA)
            {
                output.Write(part);
                var end = EndOfScan(picture, at);
                output.Write(picture[at..end]);
                at = end;
            }
            else if (marker is not ((>= 0xE0 and <= 0xEF) or 0xFE))
                return null;
        }
    }

    /// <summary>Where the coded picture stops: at a marker that is no restart and no stuffed byte.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> picture, int at)
    {
        while (true)
        {
            var next = picture[at..].IndexOf((byte)0xFF);
            ArgumentOutOfRangeException.ThrowIfNegative(next);
            at += next;
            if (picture[at..][1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }
    }

    /// <summary>The orientation that EXIF states, where it is another than upright.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14 || !exif.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = exif[6..];
        var isLittle = tiff[0] == 'I';
        var first = Number32(tiff[4..]);
        if (first > tiff.Length - 2)
            return null;
        var entries = tiff[(int)first..];
        var count = Number16(entries);
        for (var entry = 0; entry < count && 2 + ((entry + 1) * 12) <= entries.Length; entry++)
        {
            var field = entries.Slice(2 + (entry * 12), 12);
            if (Number16(field) == 0x0112 && Number16(field[8..]) is >= 2 and <= 8 and var orientation)
                return orientation;
        }

        return null;

        ushort Number16(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint Number32(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static byte[] OrientationAlone(ushort orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM"u8, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01,
        0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)orientation, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];
}
