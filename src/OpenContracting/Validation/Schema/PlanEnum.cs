using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>The values allowed, compared as JSON.</summary>
/// <remarks>Read when first compared with: most enums stand beside a codelist, which judges instead.</remarks>
internal sealed class PlanEnum(JsonElement values)
{
    // Two threads may both read them; what they read is the same.
    private JsonValue[]? read;

    public IEnumerable<string> Strings => Allowed.Where(value => value.IsString).Select(value => value.GetString()!);

    public string Names => string.Join(", ", Allowed.Select(value => value.ToString()));

    private JsonValue[] Allowed => read ??= Read();

    public bool Contains(JsonValue value)
    {
        foreach (var candidate in Allowed)
            if (JsonEquality.Same(candidate, value))
                return true;
        return false;
    }

    private JsonValue[] Read()
    {
        var list = new List<JsonValue>();
        foreach (var value in JsonItem.Parse(values.GetRawText()).Root.Elements)
            list.Add(value);
        return [.. list];
    }
}
