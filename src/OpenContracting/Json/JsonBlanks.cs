using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>The values below a value that say nothing: strings of white space, objects and arrays without content. For <c>foreach</c>; allocates nothing.</summary>
public readonly struct JsonBlanks
{
    private readonly JsonItem? item;
    private readonly int root;

    internal JsonBlanks(JsonItem? item, int root)
    {
        this.item = item;
        this.root = root;
    }

    /// <summary>Begins the walk.</summary>
    public Enumerator GetEnumerator() => new(item, root);

    /// <summary>The walk; a straight run over the item's table.</summary>
    public struct Enumerator
    {
        private readonly JsonItem? item;
        private readonly int end;
        private int current;

        internal Enumerator(JsonItem? item, int root)
        {
            this.item = item;
            current = root;
            end = item is null || root < 0 ? root : item.Entries[root].Next;
        }

        /// <summary>The value reached.</summary>
        public readonly JsonValue Current => JsonValue.At(item!, current);

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext()
        {
            if (item is null)
                return false;
            var entries = item.Entries.AsSpan(0, end);
            var bytes = item.Slice(0, item.Bytes.Length);
            while (++current < entries.Length)
            {
                ref var entry = ref entries[current];
                if (entry.Kind == JsonValueKind.String)
                {
                    // Most strings show with their first byte that they are not blank.
                    var first = bytes[entry.Start + 1];
                    if ((first <= ' ' || first is (byte)'"' or (byte)'\\' or >= 0x80) && string.IsNullOrWhiteSpace(Current.GetString()))
                        return true;
                }
                else if (entry.Next == current + 1 && entry.Kind is (JsonValueKind.Object or JsonValueKind.Array))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
