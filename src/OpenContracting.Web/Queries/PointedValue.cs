using System.Globalization;
using System.Text.Json;

namespace OpenContracting.Web.Queries;

/// <summary>Finds the value at a JSON Pointer (RFC 6901).</summary>
public static class PointedValue
{
    public static JsonElement? At(JsonElement root, string pointer)
    {
        var at = root;
        foreach (var step in pointer.Split('/').Skip(1))
        {
            if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
                at = at[index];
            else if (at.ValueKind != JsonValueKind.Object
                || !at.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at))
                return null;
        }

        return at;
    }
}
