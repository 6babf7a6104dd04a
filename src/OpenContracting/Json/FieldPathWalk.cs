namespace OpenContracting.Json;

/// <summary>Goes a <see cref="FieldPath"/> through objects and arrays, with a stack of the arrays entered so far.</summary>
internal sealed class FieldPathWalk(FieldPath path, JsonValue root)
{
    // Arrays of arrays deeper than this occur in no standard; their content is passed over.
    private const int MostArrays = 12;

    private readonly Stack<(JsonChildren.Enumerator Elements, int Names)> open = new();
    private bool started;

    public JsonValue Current { get; private set; }

    public bool MoveNext()
    {
        if (!started)
        {
            started = true;
            if (Descend(root, 0))
                return true;
        }

        while (open.TryPop(out var array))
        {
            if (!array.Elements.MoveNext())
                continue;
            open.Push(array);
            if (Descend(array.Elements.Current, array.Names))
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
                if (open.Count < MostArrays)
                    open.Push((value.Elements.GetEnumerator(), names));
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
