using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>The values allowed, compared as JSON.</summary>
internal sealed class PlanEnum(JsonElement values)
{
    private readonly JsonValue[] allowed = [.. values.EnumerateArray().Select(value => JsonItem.Parse(value.GetRawText()).Root)];

    public IEnumerable<string> Strings => allowed.Where(value => value.IsString).Select(value => value.GetString()!);

    public string Names => string.Join(", ", allowed.Select(value => value.ToString()));

    public bool Contains(JsonValue value)
    {
        foreach (var candidate in allowed)
            if (JsonEquality.Same(candidate, value))
                return true;
        return false;
    }
}
