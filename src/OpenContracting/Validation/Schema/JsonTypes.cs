using System.Text.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>The types a schema allows.</summary>
[Flags]
internal enum JsonTypes : byte
{
    None = 0,
    Object = 1,
    Array = 2,
    String = 4,
    /// <summary>A number of any form, integers included.</summary>
    Number = 8,
    /// <summary>A number written without point or exponent; <c>10.0</c> is none, as in the official tools.</summary>
    Integer = 16,
    Boolean = 32,
    Null = 64,
    Any = Object | Array | String | Number | Integer | Boolean | Null,
}

internal static class JsonTypesExtensions
{
    public static JsonTypes Parse(JsonElement type)
    {
        if (type.ValueKind == JsonValueKind.Array)
            return type.EnumerateArray().Aggregate(JsonTypes.None, (types, name) => types | Parse(name));
        return type.GetString() switch
        {
            "object" => JsonTypes.Object,
            "array" => JsonTypes.Array,
            "string" => JsonTypes.String,
            "number" => JsonTypes.Number | JsonTypes.Integer,
            "integer" => JsonTypes.Integer,
            "boolean" => JsonTypes.Boolean,
            "null" => JsonTypes.Null,
            var other => throw new FormatException($"The schema names a type '{other}', which draft 4 does not know."),
        };
    }

    /// <summary>The types as the schema spells them, joined by bars.</summary>
    public static string Names(this JsonTypes types)
    {
        if ((types & JsonTypes.Number) != 0)
            types &= ~JsonTypes.Integer;
        return string.Join('|', Enum.GetValues<JsonTypes>()
            .Where(type => type is not (JsonTypes.None or JsonTypes.Any) && types.HasFlag(type))
            .Select(type => type.ToString().ToLowerInvariant()));
    }
}
