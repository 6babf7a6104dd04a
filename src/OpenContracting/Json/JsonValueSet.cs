using System.Text;

namespace OpenContracting.Json;

/// <summary>A set of scalar values; strings are compared by their text, and a number is never a string.</summary>
public sealed class JsonValueSet
{
    // Most sets hold a handful of ids, where a walk costs less than a table.
    private const int WalkUpTo = 8;

    private readonly List<JsonValue> values = [];
    private Dictionary<Key, int>? table;

    /// <summary>How many values were added, repeats included.</summary>
    public int Count => values.Count;

    /// <summary>Adds a value.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Add(JsonValue value)
    {
        var isNew = !Contains(value);
        values.Add(value);
        if (values.Count > WalkUpTo)
            FillTable();
        return isNew;
    }

    /// <summary>Whether the value was added.</summary>
    public bool Contains(JsonValue value) => Find(value).Exists;

    /// <summary>The first equal value added; undefined when there is none.</summary>
    public JsonValue Find(JsonValue value)
    {
        if (table is not null)
            return table.TryGetValue(new Key(value), out var index) ? values[index] : default;
        foreach (var candidate in values)
            if (candidate.SameText(value))
                return candidate;
        return default;
    }

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
