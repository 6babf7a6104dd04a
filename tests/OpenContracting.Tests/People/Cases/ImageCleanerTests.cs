using System.Buffers.Binary;
using System.Text;
using OpenContracting.People.Cases;

namespace OpenContracting.Tests.People.Cases;

/// <summary>Pictures are made here byte by byte, so that each shows one thing that must not come through.</summary>
public sealed class ImageCleanerTests
{
    private const string Place = "GPS 8.9824 N 79.5199 W";

    [Fact]
    public void OfAJpegThePictureIsLeftAndItsOrientation()
    {
        byte[] picture =
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0 de una cámara"), .. Segment(0xE1, Exif(6)), .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" + Place),
            .. Segment(0xE2, "ICC_PROFILE " + Place), .. Segment(0xFE, "Autora: Sintética"), .. Segment(0xDB, "tablas"), .. Segment(0xC0, "marco"), .. Segment(0xC4, "huffman"),
            .. Segment(0xDA, "inicio"), 1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9, .. Encoding.UTF8.GetBytes(Place),
        ];

        var clean = ImageCleaner.Clean(picture)!;

        Assert.Equal(
            [0xFF, 0xD8, .. clean[2..38], .. Segment(0xDB, "tablas"), .. Segment(0xC0, "marco"), .. Segment(0xC4, "huffman"), .. Segment(0xDA, "inicio"), 1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9],
            clean);
        Assert.Equal(6, clean[2 + 4 + 6 + 8 + 2 + 9]);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(clean));
    }

    [Fact]
    public void OfAPngThePartsThatDrawItAreLeft()
    {
        byte[] picture =
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("tEXt", Encoding.UTF8.GetBytes(Place)), .. Chunk("eXIf", Encoding.UTF8.GetBytes(Place)),
            .. Chunk("tIME", new byte[7]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Encoding.UTF8.GetBytes(Place),
        ];

        var clean = ImageCleaner.Clean(picture)!;

        Assert.Equal([.. picture[..8], .. Chunk("IHDR", new byte[13]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])], clean);
    }

    [Fact]
    public void WhatIsCutOffOrNoPictureHasNoCleanCopy()
    {
        byte[] whole = [0xFF, 0xD8, .. Segment(0xDB, "tablas"), .. Segment(0xDA, "inicio"), 1, 2, 0xFF, 0xD9];

        Assert.NotNull(ImageCleaner.Clean(whole));
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(ImageCleaner.Clean(whole.AsSpan(0, length)));
        Assert.Null(ImageCleaner.Clean("%PDF-1.7"u8));
        Assert.Null(ImageCleaner.Clean([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4]));
    }

    private static byte[] Segment(byte marker, string content) => Segment(marker, Encoding.Latin1.GetBytes(content));

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0II"u8, 0x2A, 0, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "Cam\0"u8,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place),
    ];

    private static byte[] Chunk(string name, byte[] content)
    {
        var part = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(part, content.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(part, 4);
        content.CopyTo(part, 8);
        return part;
    }
}
