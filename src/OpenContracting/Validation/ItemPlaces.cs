using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Validation;

/// <summary>Says where the values of one item stand in the document. Cheapest when asked in document order.</summary>
internal sealed class ItemPlaces(string pointer, long offset, long line, long column, long? item, string? objectId)
{
    public static readonly ItemPlaces None = new("", 0, 1, 1, null, null);

    private readonly long firstLine = line;
    private readonly long firstColumn = column;
    private int scanned;
    private long currentLine = line;
    private long currentColumn = column;

    public long? Item => item;

    public string? ObjectId => objectId;

    public Place Of(JsonValue value) => Of(value, value.Bytes.Span, value.Offset);

    /// <summary>The place of a byte of the item that belongs to the given value.</summary>
    public Place Of(JsonValue value, ReadOnlySpan<byte> bytes, int at)
    {
        var text = new StringBuilder(pointer);
        JsonPointer.Append(text, value);
        return Of(text.ToString(), bytes, at);
    }

    /// <summary>The place of a byte of the item, its pointer known.</summary>
    public Place Of(string fullPointer, ReadOnlySpan<byte> bytes, int at)
    {
        MoveTo(bytes, at);
        return new Place(fullPointer, offset + at, currentLine, currentColumn, item, objectId);
    }

    private void MoveTo(ReadOnlySpan<byte> bytes, int at)
    {
        if (at < scanned)
            (scanned, currentLine, currentColumn) = (0, firstLine, firstColumn);
        var part = bytes[scanned..at];
        var lines = part.Count((byte)'\n');
        if (lines > 0)
        {
            currentLine += lines;
            currentColumn = 1;
            part = part[(part.LastIndexOf((byte)'\n') + 1)..];
        }

        foreach (var b in part)
            currentColumn += (b & 0xC0) != 0x80 ? 1 : 0;
        scanned = at;
    }
}
