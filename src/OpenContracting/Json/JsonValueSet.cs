using System.Text;

namespace OpenContracting.Json;

/// <summary>A set of scalar values; strings are compared by their text, and a number is never a string.</summary>
public sealed class JsonValueSet
{
    // Most sets hold a handful of ids, where a walk costs less than a table.
    private const int WalkUpTo = 16;

    private readonly List<JsonValue> values = [];

    // Beside the first values a mix of length, first and last bytes: nearly all others differ from it.
    private readonly uint[] marks = new uint[WalkUpTo];
    private Dictionary<Key, int>? table;

    /// <summary>How many values were added, repeats included.</summary>
    public int Count => values.Count;

    /// <summary>Adds a value.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Add(JsonValue value)
    {
        var isNew = !Contains(value);
        if (values.Count < WalkUpTo)
            marks[values.Count] = Mark(value);
        values.Add(value);
        if (values.Count > WalkUpTo)
            FillTable();
        return isNew;
    }

    /// <summary>Takes all values out.</summary>
    public void Clear()
    {
        values.Clear();
        table = null;
    }

    /// <summary>Whether the value was added.</summary>
    public bool Contains(JsonValue value) => Find(value).Exists;

    /// <summary>The first equal value added; undefined when there is none.</summary>
    public JsonValue Find(JsonValue value)
    {
        if (table is not null)
            return table.TryGetValue(new Key(value), out var index) ? values[index] : default;
        var mark = Mark(value);
        for (var i = 0; i < values.Count; i++)
            if (marks[i] == mark && values[i].SameText(value))
                return values[i];
        return default;
    }

    // Equal texts have equal marks, so what is escaped is decoded first.
    private static uint Mark(JsonValue value) => JsonName.Key(value.IsString ? value.Text : value.Raw) + (uint)value.Kind;

    private void FillTable()
    {
        table ??= [];
        for (var i = table.Count == 0 ? 0 : values.Count - 1; i < values.Count; i++)
            table.TryAdd(new Key(values[i]), i);
    }

    private readonly struct Key(JsonValue value) : IEquatable<Key>
    {
        private readonly JsonValue value = value;

        public bool Equals(Key other) => value.SameText(other.value);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add((int)value.Kind);
            if (value.IsEscaped)
                hash.AddBytes(Encoding.UTF8.GetBytes(value.GetString()!));
            else if (value.IsString)
                hash.AddBytes(value.RawText);
            else
                hash.AddBytes(value.Raw);
            return hash.ToHashCode();
        }
    }
}
