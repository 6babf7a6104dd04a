using System.Runtime.CompilerServices;

namespace OpenContracting.Json;

/// <summary>The values at a <see cref="FieldPath"/>, for <c>foreach</c>; allocates nothing.</summary>
public readonly struct FieldPathMatches
{
    private readonly FieldPath path;
    private readonly JsonValue root;

    internal FieldPathMatches(FieldPath path, JsonValue root)
    {
        this.path = path;
        this.root = root;
    }

    /// <summary>Begins the walk.</summary>
    public Enumerator GetEnumerator() => new(path, root);

    /// <summary>The values in a list, where they are needed more than once.</summary>
    public List<JsonValue> ToList()
    {
        var values = new List<JsonValue>();
        foreach (var value in this)
            values.Add(value);
        return values;
    }

    /// <summary>The walk: a stack of the arrays entered so far.</summary>
    public struct Enumerator
    {
        private readonly FieldPath path;
        private readonly JsonValue root;
        private Arrays open;
        private int depth;
        private bool started;

        internal Enumerator(FieldPath path, JsonValue root)
        {
            this.path = path;
            this.root = root;
        }

        /// <summary>The value reached.</summary>
        public JsonValue Current { get; private set; }

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext()
        {
            if (!started)
            {
                started = true;
                if (Descend(root, 0))
                    return true;
            }

            while (depth > 0)
            {
                ref var array = ref open[depth - 1];
                if (!array.Elements.MoveNext())
                    depth--;
                else if (Descend(array.Elements.Current, array.Names))
                    return true;
            }

            return false;
        }

        private bool Descend(JsonValue value, int names)
        {
            for (; value.Exists; value = value[path.Names[names++]])
            {
                if (value.IsArray)
                {
                    // Arrays of arrays deeper than this occur in no standard; their content is passed over.
                    if (depth < Arrays.Depth)
                        open[depth++] = new OpenArray { Elements = value.Elements.GetEnumerator(), Names = names };
                    return false;
                }

                if (names == path.Names.Length)
                {
                    Current = value;
                    return true;
                }
            }

            return false;
        }
    }

    private struct OpenArray
    {
        public JsonChildren.Enumerator Elements;
        public int Names;
    }

    [InlineArray(Depth)]
    private struct Arrays
    {
        public const int Depth = 12;
        private OpenArray first;
    }
}
