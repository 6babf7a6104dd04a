using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation.Documents;

namespace OpenContracting.Validation;

/// <summary>Says where the values of one item stand in the document. Cheapest when asked in document order.</summary>
/// <param name="pointer">The item's own pointer.</param>
/// <param name="pieces">Where pieces of the item's bytes come from, the first beginning at byte 0.</param>
/// <param name="item">The item's ordinal; null for the package.</param>
/// <param name="objectId">Its identifier.</param>
internal sealed class ItemPlaces(
    string pointer, IReadOnlyList<(int Start, DocumentPosition Position)> pieces, long? item, string? objectId)
{
    public static readonly ItemPlaces None = new("", DocumentPosition.Start, null, null);

    private int piece;
    private int scanned;
    private DocumentPosition current = pieces[0].Position;

    public ItemPlaces(string pointer, DocumentPosition position, long? item, string? objectId)
        : this(pointer, [(0, position)], item, objectId)
    {
    }

    public Place Of(JsonValue value)
    {
        var text = new StringBuilder(pointer);
        JsonPointer.Append(text, value);
        return Of(text.ToString(), value.Bytes.Span, value.Offset);
    }

    public string PointerOf(JsonValue value)
    {
        var text = new StringBuilder(pointer);
        JsonPointer.Append(text, value);
        return text.ToString();
    }

    /// <summary>The place of a byte of the item.</summary>
    public Place Of(string fullPointer, ReadOnlySpan<byte> bytes, int at)
    {
        var position = PositionOf(bytes, at);
        return new Place(fullPointer, position.Offset, position.Line, position.Column, item, objectId);
    }

    public Place Of(ReadOnlySpan<byte> bytes, int at) => Of(pointer, bytes, at);

    private DocumentPosition PositionOf(ReadOnlySpan<byte> bytes, int at)
    {
        if (at < scanned)
            (piece, scanned, current) = (0, 0, pieces[0].Position);
        while (piece + 1 < pieces.Count && pieces[piece + 1].Start <= at)
            (piece, scanned, current) = (piece + 1, pieces[piece + 1].Start, pieces[piece + 1].Position);
        current = current.After(bytes[scanned..at]);
        scanned = at;
        return current;
    }
}
