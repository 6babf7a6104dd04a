using System.IO.Compression;

namespace OpenContracting.Jobs.Exports;

/// <summary>Bytes that are kept but seldom read, deflated: they shrink to a fifth at several hundred megabytes a second.</summary>
public static class Deflated
{
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 3 + 64);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var bytes = new MemoryStream(packed.Length * 5);
        using (var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress))
            inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
