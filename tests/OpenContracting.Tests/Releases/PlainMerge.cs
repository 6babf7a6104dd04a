using System.Text.Json.Nodes;

namespace OpenContracting.Tests.Releases;

/// <summary>The standard's merge written as plainly as can be, for the fields the property tests make; slow, and obviously right.</summary>
internal static class PlainMerge
{
    private static readonly string[] WholeLists = ["submissionMethod", "roles"];

    public static JsonObject Compile(IEnumerable<JsonObject> releases)
    {
        var compiled = new JsonObject();
        foreach (var release in releases.OrderBy(release => release["date"]!.GetValue<string>(), StringComparer.Ordinal))
        {
            var copy = (JsonObject)release.DeepClone();
            copy.Remove("id");
            copy.Remove("tag");
            Merge(compiled, copy);
        }

        compiled["id"] = $"{compiled["ocid"]}-{compiled["date"]}";
        compiled["tag"] = new JsonArray("compiled");
        return (JsonObject)WithoutEmpty(compiled)!;
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (value is null)
                into.Remove(name);
            else if (value is JsonObject node)
                Merge(Child(into, name, new JsonObject()), node);
            else if (value is JsonArray array && !WholeLists.Contains(name))
                MergeMembers(Child(into, name, new JsonArray()), array);
            else
                into[name] = value.DeepClone();
        }
    }

    private static void MergeMembers(JsonArray into, JsonArray from)
    {
        foreach (var member in from.Cast<JsonObject>())
        {
            var id = member["id"]?.GetValue<string>();
            var known = id is null ? null : into.Cast<JsonObject>().FirstOrDefault(other => other["id"]?.GetValue<string>() == id);
            if (known is null)
                into.Add(known = new JsonObject());
            Merge(known, member);
        }
    }

    private static T Child<T>(JsonObject into, string name, T made)
        where T : JsonNode
    {
        if (into[name] is T known)
            return known;
        into[name] = made;
        return made;
    }

    private static JsonNode? WithoutEmpty(JsonNode? node)
    {
        if (node is JsonObject parent)
        {
            foreach (var (name, value) in parent.ToList())
            {
                WithoutEmpty(value);
                if (value is JsonObject { Count: 0 } || (value is JsonArray { Count: 0 } && !WholeLists.Contains(name)))
                    parent.Remove(name);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var member in array.ToList())
            {
                WithoutEmpty(member);
                if (member is JsonObject { Count: 0 })
                    array.Remove(member);
            }
        }

        return node;
    }
}
