using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Tests;

/// <summary>Applies a JSON Patch as RFC 6902 says, for tests of those that are published.</summary>
public static class JsonPatch
{
    public static void Apply(JsonNode document, JsonElement patch)
    {
        foreach (var operation in patch.EnumerateArray())
        {
            var steps = operation.GetProperty("path").GetString()!.Split('/').Skip(1)
                .Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToArray();
            var holder = document;
            foreach (var step in steps[..^1])
                holder = holder is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : holder[step]!;
            var value = operation.TryGetProperty("value", out var given) ? JsonNode.Parse(given.GetRawText()) : null;
            Apply(holder, steps[^1], operation.GetProperty("op").GetString()!, value);
        }
    }

    private static void Apply(JsonNode holder, string step, string operation, JsonNode? value)
    {
        switch (holder, operation)
        {
            case (JsonArray list, "add"):
                list.Insert(int.Parse(step, CultureInfo.InvariantCulture), value);
                break;
            case (JsonArray list, "remove"):
                list.RemoveAt(int.Parse(step, CultureInfo.InvariantCulture));
                break;
            case (JsonArray list, _):
                list[int.Parse(step, CultureInfo.InvariantCulture)] = value;
                break;
            case (JsonObject thing, "remove"):
                Assert.True(thing.Remove(step));
                break;
            default:
                ((JsonObject)holder)[step] = value;
                break;
        }
    }
}
