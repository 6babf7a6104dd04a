using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards.Upgrades;

/// <summary>Changes to an object that keep the order of its members.</summary>
internal static class JsonChanges
{
    /// <summary>Gives a member another name; nothing when it is not there or the other name is taken.</summary>
    public static bool Rename(this JsonObject owner, string name, string better)
    {
        var place = owner.IndexOf(name);
        if (place < 0 || owner.ContainsKey(better))
            return false;
        var value = owner[name];
        owner.RemoveAt(place);
        owner.Insert(place, better, value);
        return true;
    }

    /// <summary>Puts a value in a member's place, under another name.</summary>
    public static void Replace(this JsonObject owner, string name, string better, JsonNode value)
    {
        var place = owner.IndexOf(name);
        owner.RemoveAt(place);
        owner.Remove(better);
        owner.Insert(Math.Min(place, owner.Count), better, value);
    }

    /// <summary>The objects of an array; none when there is no such array.</summary>
    public static IEnumerable<(JsonObject Item, int Index)> Objects(this JsonNode? array)
    {
        if (array is not JsonArray list)
            yield break;
        for (var i = 0; i < list.Count; i++)
            if (list[i] is JsonObject item)
                yield return (item, i);
    }

    /// <summary>The text of a member; null when it is none.</summary>
    public static string? Text(this JsonObject owner, string name) =>
        owner[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
