using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation.Documents;

namespace OpenContracting.Validation;

/// <summary>Says where the values of one item stand in the document. Cheapest when asked in document order.</summary>
/// <remarks>A worker has one and turns it from item to item; texts are made when something is found, which in most items is nothing.</remarks>
internal sealed class ItemPlaces
{
    public static readonly ItemPlaces None = new("", DocumentPosition.Start, null, null);

    private readonly (int Start, DocumentPosition Position)[] whole = new (int, DocumentPosition)[1];
    private IReadOnlyList<(int Start, DocumentPosition Position)> pieces;
    private ItemSlice slice;
    private string? pointer;
    private long? item;
    private string? objectId;
    private Func<string?>? idOf;
    private int piece;
    private int scanned;
    private DocumentPosition current;

    /// <param name="pointer">The item's own pointer.</param>
    /// <param name="pieces">Where pieces of the item's bytes come from, the first beginning at byte 0.</param>
    /// <param name="item">The item's ordinal; null for the package.</param>
    /// <param name="objectId">Its identifier.</param>
    public ItemPlaces(string pointer, IReadOnlyList<(int Start, DocumentPosition Position)> pieces, long? item, string? objectId)
    {
        this.pointer = pointer;
        this.pieces = pieces;
        this.item = item;
        this.objectId = objectId;
        current = pieces[0].Position;
    }

    public ItemPlaces(string pointer, DocumentPosition position, long? item, string? objectId)
        : this(pointer, [(0, position)], item, objectId)
    {
    }

    /// <summary>Goes on to another item, of which no identifier is known yet.</summary>
    public void Turn(in ItemSlice next)
    {
        slice = next;
        whole[0] = (0, next.Position);
        pieces = whole;
        item = next.Ordinal;
        (pointer, objectId, idOf) = (null, null, null);
        (piece, scanned, current) = (0, 0, next.Position);
    }

    /// <summary>Says how the item's identifier is found, now that the item is read.</summary>
    public void Know(Func<string?> id) => idOf = id;

    public Place Of(JsonValue value)
    {
        var text = new StringBuilder(Pointer);
        JsonPointer.Append(text, value);
        return Of(text.ToString(), value.Bytes.Span, value.Offset);
    }

    public string PointerOf(JsonValue value)
    {
        var text = new StringBuilder(Pointer);
        JsonPointer.Append(text, value);
        return text.ToString();
    }

    /// <summary>The place of a byte of the item.</summary>
    public Place Of(string fullPointer, ReadOnlySpan<byte> bytes, int at)
    {
        var position = PositionOf(bytes, at);
        return new Place(fullPointer, position.Offset, position.Line, position.Column, item, ObjectId);
    }

    public Place Of(ReadOnlySpan<byte> bytes, int at) => Of(Pointer, bytes, at);

    private string Pointer => pointer ??= slice.FullPointer;

    private string? ObjectId
    {
        get
        {
            if (idOf is not null)
                (objectId, idOf) = (idOf(), null);
            return objectId;
        }
    }

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
