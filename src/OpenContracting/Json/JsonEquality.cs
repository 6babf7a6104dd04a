using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>Equality of JSON values: numbers by value, strings by text, objects whatever the order of their properties.</summary>
internal static class JsonEquality
{
    public static bool Same(JsonValue left, JsonValue right)
    {
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            JsonValueKind.Number => JsonNumber.Compare(left.Raw, right.Raw) == 0,
            JsonValueKind.String => left.SameText(right),
            JsonValueKind.Array => SameElements(left, right),
            JsonValueKind.Object => SameProperties(left, right),
            _ => true,
        };
    }

    /// <summary>Equal values have equal hashes.</summary>
    public static ulong Hash(JsonValue value)
    {
        var hash = (ulong)value.Kind * 0x9E3779B97F4A7C15;
        switch (value.Kind)
        {
            case JsonValueKind.Number:
                return hash ^ JsonNumber.Hash(value.Raw);
            case JsonValueKind.String:
                return hash ^ StringHash.Of(value);
            case JsonValueKind.Array:
                foreach (var element in value.Elements)
                    hash = StringHash.Mix(hash, Hash(element));
                return hash;
            case JsonValueKind.Object:
                // Added up, so that order does not matter.
                foreach (var property in value.Properties)
                    hash += StringHash.Mix(StringHash.OfName(property), Hash(property));
                return hash;
            default:
                return hash;
        }
    }

    private static bool SameElements(JsonValue left, JsonValue right)
    {
        var others = right.Elements.GetEnumerator();
        foreach (var element in left.Elements)
            if (!others.MoveNext() || !Same(element, others.Current))
                return false;
        return !others.MoveNext();
    }

    private static bool SameProperties(JsonValue left, JsonValue right)
    {
        if (left.Properties.Count != right.Properties.Count)
            return false;
        // Each look-up walks the other object; objects of thousands of properties are told apart by their hashes first.
        if (left.Properties.Count > 64 && Hash(left) != Hash(right))
            return false;
        foreach (var property in left.Properties)
            if (!Same(property, right.Property(property)))
                return false;
        return true;
    }
}
