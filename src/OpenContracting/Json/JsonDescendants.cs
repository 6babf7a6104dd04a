namespace OpenContracting.Json;

/// <summary>The values below a value, at any depth, for <c>foreach</c>; allocates nothing.</summary>
public readonly ref struct JsonDescendants
{
    private readonly JsonItem? item;
    private readonly int root;
    private readonly ReadOnlySpan<byte> name;

    internal JsonDescendants(JsonItem? item, int root, ReadOnlySpan<byte> name)
    {
        this.item = item;
        this.root = root;
        this.name = name;
    }

    /// <summary>Begins the walk.</summary>
    public Enumerator GetEnumerator() => new(item, root, name);

    /// <summary>The walk; a straight run over the item's table, since content follows its container.</summary>
    public ref struct Enumerator
    {
        private readonly JsonItem? item;
        private readonly ReadOnlySpan<byte> name;
        private readonly uint key;
        private readonly int end;
        private readonly JsonIndex? index;
        private int current;
        private int next;

        internal Enumerator(JsonItem? item, int root, ReadOnlySpan<byte> name)
        {
            this.item = item;
            this.name = name;
            key = JsonName.Key(name);
            current = root;
            end = item is null || root < 0 ? root : item.Entries[root].Next;
            if (!name.IsEmpty && item?.Index is { } known && known.TryNamed(root, key, out next))
                index = known;
        }

        /// <summary>The value reached.</summary>
        public readonly JsonValue Current => JsonValue.At(item!, current);

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext()
        {
            if (index is not null)
                return MoveOn();
            while (++current < end)
                if (name.IsEmpty || Matches())
                    return true;
            return false;
        }

        private bool MoveOn()
        {
            while (next >= 0)
            {
                current = next;
                next = index!.NextNamed(current);
                if (Matches())
                    return true;
            }

            return false;
        }

        private readonly bool Matches()
        {
            item!.Steps++;
            ref var entry = ref item!.Entries[current];
            return (entry.NameKey == key && entry.NameLength == name.Length || (entry.Flags & JsonEntryFlags.EscapedName) != 0)
                && Current.NameIs(name);
        }
    }
}
