namespace OpenContracting.Json;

/// <summary>The values at a <see cref="FieldPath"/>, for <c>foreach</c>.</summary>
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

    /// <summary>The walk: along the item's index where it knows the way, else through the objects and arrays.</summary>
    public struct Enumerator
    {
        private readonly JsonValue root;
        private readonly JsonIndex? index;
        private readonly FieldPathWalk? walk;
        private int next;

        internal Enumerator(FieldPath path, JsonValue root)
        {
            this.root = root;
            index = root.IndexAt(path, out next);
            walk = index is null && root.Exists ? new FieldPathWalk(path, root) : null;
        }

        /// <summary>The value reached.</summary>
        public JsonValue Current { get; private set; }

        /// <summary>Goes to the next value.</summary>
        public bool MoveNext()
        {
            if (index is null)
                return Walk();
            if (next < 0)
                return false;
            Current = root.Of(next);
            next = index.NextAt(next);
            return true;
        }

        private bool Walk()
        {
            if (walk is null || !walk.MoveNext())
                return false;
            Current = walk.Current;
            return true;
        }
    }
}
