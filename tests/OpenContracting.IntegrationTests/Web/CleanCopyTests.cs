using System.Buffers.Binary;
using System.Text;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Cases.Cleaning;
using SkiaSharp;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Clean copies of evidence, made by the limited process; every file is made here, and hostile ones in one way each.</summary>
public sealed class CleanCopyTests : IDisposable
{
    private const string Place = "GPS 8.9824 N 79.5199 W";

    private readonly string folder = Directory.CreateTempSubdirectory("occ-clean").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task APhotographIsDrawnAnewUprightAndWithoutWhereItWasTaken()
    {
        var photograph = Photograph();

        var copy = (await Copies().MakeAsync(photograph, isDocument: false, default))!;

        using var drawn = SKBitmap.Decode(copy);
        // Taken with the camera on its side: what lay on the left is above now.
        Assert.Equal((40, 60), (drawn.Width, drawn.Height));
        Assert.True(drawn.GetPixel(20, 10) is { Red: > 200, Blue: < 60 });
        Assert.True(drawn.GetPixel(20, 50) is { Red: < 60, Blue: > 200 });
        var text = Encoding.Latin1.GetString(copy);
        Assert.All((string[])["GPS", "Exif", "PK\u0003\u0004", "Autora", "ICC"], trace => Assert.DoesNotContain(trace, text));
        // Not the bytes of before: a decoder read them and an encoder wrote others.
        Assert.True(photograph.AsSpan().IndexOf(copy.AsSpan(^40..^2)) < 0);
    }

    [Fact]
    public async Task APictureThatWouldFillTheMemoryIsNotDecoded()
    {
        // 30,000 × 30,000 points of nothing weigh some kilobytes, and decoded 3.6 GB.
        Assert.Null(await Copies().MakeAsync(Png(30_000, 30_000, rows: 200), isDocument: false, default));
        // One that its header makes smaller than it is has no room to be more.
        Assert.NotNull(await Copies().MakeAsync(Png(30, 30, rows: 30_000), isDocument: false, default));
    }

    [Fact]
    public async Task ACutOrBrokenPictureHasNoCopy()
    {
        var photograph = Photograph();

        Assert.Null(await Copies().MakeAsync(photograph[..(photograph.Length / 2)], isDocument: false, default));
        Assert.Null(await Copies().MakeAsync(Png(30, 30, rows: 3), isDocument: false, default));
        Assert.Null(await Copies().MakeAsync([0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 7, 0xFF, 0xD9], isDocument: false, default));
    }

    [Fact]
    public async Task OfAPdfTheRealRendererLeavesPicturesOfItsPages()
    {
        var settings = Settings("");
        Assert.True(settings.Renderer is not null, "Install poppler-utils: pdftoppm draws the pages of PDFs.");

        var copy = (await new CleanCopies(settings).MakeAsync(Pdf(2), isDocument: true, default))!;

        var text = Encoding.Latin1.GetString(copy);
        Assert.StartsWith("%PDF-", text);
        Assert.Equal(2, text.Split("/DCTDecode").Length - 1);
        Assert.All((string[])["Autora", "JavaScript", "GPS", "/Font"], trace => Assert.DoesNotContain(trace, text));
        Assert.Null(await new CleanCopies(settings).MakeAsync("%PDF-1.7 y nada más"u8.ToArray(), isDocument: true, default));
        Assert.Null(await new CleanCopies(Settings("none")).MakeAsync(Pdf(1), isDocument: true, default));
    }

    [Theory]
    // It finds nothing of our settings, and cannot write a file.
    [InlineData("[ -z \"$OPENCONTRACTING_DATABASE\" ] && ! (echo x > \"$0.written\") 2>/dev/null && printf 'P6 1 1 255\\nabc'", true)]
    // More memory than it may have.
    [InlineData("printf 'P6 1 1 255\\nabc'; dd if=/dev/zero of=/dev/null bs=900M count=1", false)]
    // Fails after it drew something.
    [InlineData("printf 'P6 1 1 255\\nabc'; exit 3", false)]
    // Says that a page is larger than asked.
    [InlineData("printf 'P6 60000 60000 255\\n'; cat /dev/zero", false)]
    // More pages than there may be.
    [InlineData("while :; do printf 'P6 1 1 255\\nabc'; done", false)]
    public async Task ARendererHasLimits(string does, bool isGood)
    {
        var renderer = Renderer(does);
        Environment.SetEnvironmentVariable("OPENCONTRACTING_DATABASE", "Host=sintetico;Password=secreto");
        try
        {
            var copy = await new CleanCopies(Settings(renderer)).MakeAsync(Pdf(1), isDocument: true, default);

            Assert.Equal(isGood, copy is not null);
        }
        finally
        {
            Environment.SetEnvironmentVariable("OPENCONTRACTING_DATABASE", null);
        }
    }

    [Fact]
    public async Task ARendererThatDoesNotEndIsEnded()
    {
        var renderer = Renderer("sleep 300");

        Assert.Null(await new CleanCopies(Settings(renderer), TimeSpan.FromSeconds(2)).MakeAsync(Pdf(1), isDocument: true, default));
    }

    private string Renderer(string does)
    {
        var renderer = Path.Combine(folder, "renderer");
        File.WriteAllText(renderer, $"#!/bin/bash\nset -o pipefail\n{does}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(renderer, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return renderer;
    }

    private static CleanCopies Copies() => new(Settings("none"));

    private static CaseSettings Settings(string renderer) => CaseSettings.Read(new() { EvidenceRenderer = renderer }, []);

    /// <summary>A JPEG, left red and right blue, with where it was taken in its EXIF, a comment, and an archive behind its end.</summary>
    internal static byte[] Photograph(string comment = "Autora: Sintética")
    {
        using var bitmap = new SKBitmap(60, 40);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, 30, 40, red);
        }

        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var plain = encoded.ToArray();
        byte[] exif =
        [
            .. "Exif\0\0II"u8, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place),
        ];
        return [0xFF, 0xD8, .. Segment(0xE1, exif), .. Segment(0xFE, Encoding.UTF8.GetBytes(comment)), .. plain[2..], .. "PK\u0003\u0004"u8, .. Encoding.ASCII.GetBytes(Place)];
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>A white PNG whose header tells one size and whose content has some rows.</summary>
    private static byte[] Png(int width, int height, int rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var content = new MemoryStream();
        using (var packed = new System.IO.Compression.ZLibStream(content, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            for (var row = 0; row < rows; row++)
                packed.Write(new byte[width + 1]);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", content.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var part = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(part, content.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(part, 4);
        content.CopyTo(part, 8);
        BinaryPrimitives.WriteUInt32BigEndian(part.AsSpan(content.Length + 8), Crc(part.AsSpan(4, content.Length + 4)));
        return part;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }

    /// <summary>A PDF that says who made it and has a script to run when it is opened.</summary>
    private static byte[] Pdf(int pages)
    {
        var objects = new List<string>
        {
            $"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('{Place}'\\))>>>>",
            $"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(4, pages).Select(number => $"{number} 0 R"))}]>>",
            "<</Author(Autora Sint\\351tica)>>",
        };
        objects.AddRange(Enumerable.Repeat("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", pages));
        var text = new StringBuilder("%PDF-1.4\n");
        for (var number = 1; number <= objects.Count; number++)
            text.Append($"{number} 0 obj{objects[number - 1]}endobj\n");
        // Without a table of where things are: renderers mend that, as they do with what people send.
        return Encoding.Latin1.GetBytes(text.Append($"trailer<</Root 1 0 R/Info 3 0 R/Size {objects.Count + 1}>>\n%%EOF").ToString());
    }
}
