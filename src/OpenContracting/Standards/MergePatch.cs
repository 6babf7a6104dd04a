using System.Text.Json.Nodes;

namespace OpenContracting.Standards;

/// <summary>JSON Merge Patch (RFC 7396), as OCDS extensions change the release schema.</summary>
public static class MergePatch
{
    /// <summary>Applies a patch to a target, which is changed in place and returned.</summary>
    /// <remarks>Null in a patch removes the member. Extensions may not remove: see <see cref="WithoutNulls"/>.</remarks>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var result = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
                result.Remove(name);
            else if (change is JsonObject && result[name] is JsonObject inner)
                Apply(inner, change);
            else
                result[name] = Apply(null, change);
        }

        return result;
    }

    /// <summary>Takes the nulls out of a patch: an OCDS extension must not delete fields or properties.</summary>
    public static void WithoutNulls(JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return;
        foreach (var (name, change) in changes.ToList())
            if (change is null)
                changes.Remove(name);
            else
                WithoutNulls(change);
    }
}
