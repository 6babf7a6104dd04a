namespace OpenContracting.Json;

/// <summary>The values directly inside an object or array, for <c>foreach</c>; allocates nothing.</summary>
public readonly struct JsonChildren
{
    private readonly JsonItem? item;
    private readonly int container;

    internal JsonChildren(JsonItem? item, int container)
    {
        this.item = item;
        this.container = container;
    }

    /// <summary>The number of values; counted by walking them.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this)
                count++;
            return count;
        }
    }

    /// <summary>Begins the walk.</summary>
    public Enumerator GetEnumerator() => new(item, container);

    /// <summary>The walk.</summary>
    public struct Enumerator
    {
        private readonly JsonItem? item;
        private readonly int end;
        private int current;
        private int next;

        internal Enumerator(JsonItem? item, int container)
        {
            this.item = item;
            next = container + 1;
            end = item is null || container < 0 ? next : item.Entries[container].Next;
            current = -1;
        }

        /// <summary>The value reached.</summary>
        public readonly JsonValue Current => JsonValue.At(item!, current);

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext()
        {
            if (next >= end)
                return false;
            current = next;
            next = item!.Entries[current].Next;
            item.Steps++;
            return true;
        }
    }
}
