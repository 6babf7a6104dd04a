using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Places;

/// <summary>The positions of a geometry's coordinates, however deep its type nests them, for <c>foreach</c>.</summary>
internal ref struct Positions(JsonValue coordinates)
{
    private readonly JsonValue root = coordinates;
    private JsonDescendants.Enumerator rest = coordinates.Descendants.GetEnumerator();
    private bool started;

    public JsonValue Current { get; private set; }

    public readonly Positions GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!started)
        {
            started = true;
            if (IsPosition(root))
            {
                Current = root;
                return true;
            }
        }

        while (rest.MoveNext())
            if (IsPosition(rest.Current))
            {
                Current = rest.Current;
                return true;
            }

        return false;
    }

    /// <summary>The first two numbers, longitude and latitude by the standard.</summary>
    public static bool TryRead(JsonValue position, out decimal first, out decimal second)
    {
        first = second = 0;
        var numbers = position.Elements.GetEnumerator();
        return numbers.MoveNext() && numbers.Current.TryGetDecimal(out first)
            && numbers.MoveNext() && numbers.Current.TryGetDecimal(out second);
    }

    private static bool IsPosition(JsonValue value)
    {
        var elements = value.Elements.GetEnumerator();
        return elements.MoveNext() && elements.Current.IsNumber;
    }
}
