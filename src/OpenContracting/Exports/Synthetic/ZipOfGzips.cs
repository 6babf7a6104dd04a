using System.Buffers.Binary;
using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>
/// Writes a ZIP from files that are packed as gzip already: the packed bytes and the check sum are the same in both
/// formats, so nothing is packed twice and no unpacked table ever lies on disk.
/// </summary>
/// <remarks>APPNOTE.TXT 6.3, without ZIP64: a month of two million processes stays below its limit of 4 GB.</remarks>
internal sealed class ZipOfGzips(Stream zip) : IDisposable
{
    private const int GzipHeader = 10;
    private const int GzipTrailer = 8;
    private const ushort NeedsVersion = 20;
    private const ushort Deflated = 8;

    /// <summary>1 January 2000 in the form of MS-DOS, for every file: the same data must give the same bytes.</summary>
    private const ushort Date = (2000 - 1980 << 9) | (1 << 5) | 1;

    private readonly MemoryStream directory = new();
    private ushort entries;

    /// <summary>Adds a file from its gzip; <paramref name="length"/> is its length unpacked.</summary>
    public void Add(string name, Stream gzip, long length)
    {
        var packed = gzip.Length - GzipHeader - GzipTrailer;
        if (length > uint.MaxValue || packed + zip.Position > uint.MaxValue)
            throw new InvalidOperationException($"'{name}' does not fit into a ZIP of 4 GB; spread the processes over more months.");

        Span<byte> trailer = stackalloc byte[GzipTrailer];
        gzip.Position = GzipHeader + packed;
        gzip.ReadExactly(trailer);
        var checkSum = BinaryPrimitives.ReadUInt32LittleEndian(trailer);

        var offset = (uint)zip.Position;
        Put(zip, 0x04034B50);
        WriteCommon(zip, name, checkSum, (uint)packed, (uint)length);
        zip.Write(Encoding.ASCII.GetBytes(name));
        gzip.Position = GzipHeader;
        CopyExactly(gzip, packed);

        Put(directory, 0x02014B50);
        PutShort(directory, NeedsVersion);
        WriteCommon(directory, name, checkSum, (uint)packed, (uint)length);
        // Comment length, disk, internal and external attributes: all nought.
        directory.Write(stackalloc byte[10]);
        Put(directory, offset);
        directory.Write(Encoding.ASCII.GetBytes(name));
        entries++;
    }

    /// <summary>Writes the directory and closes the ZIP.</summary>
    public void Dispose()
    {
        var start = (uint)zip.Position;
        zip.Write(directory.ToArray());
        Put(zip, 0x06054B50);
        Put(zip, 0);
        PutShort(zip, entries);
        PutShort(zip, entries);
        Put(zip, (uint)directory.Length);
        Put(zip, start);
        PutShort(zip, 0);
        zip.Dispose();
    }

    private static void WriteCommon(Stream target, string name, uint checkSum, uint packed, uint length)
    {
        PutShort(target, NeedsVersion);
        PutShort(target, 0);
        PutShort(target, Deflated);
        PutShort(target, 0);
        PutShort(target, Date);
        Put(target, checkSum);
        Put(target, packed);
        Put(target, length);
        PutShort(target, (ushort)name.Length);
        PutShort(target, 0);
    }

    private void CopyExactly(Stream from, long count)
    {
        var buffer = new byte[1 << 16];
        while (count > 0)
        {
            var read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
                throw new EndOfStreamException("A part file ends before its time.");

            zip.Write(buffer, 0, read);
            count -= read;
        }
    }

    private static void Put(Stream target, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        target.Write(bytes);
    }

    private static void PutShort(Stream target, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        target.Write(bytes);
    }
}
