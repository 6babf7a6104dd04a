using System.Globalization;
using System.Text.Json;

namespace OpenContracting.Publications;

/// <summary>What leads from one version of a document to another, as steps that can be applied in order.</summary>
/// <remarks>
/// Objects in a list are told apart by their <c>id</c>, as the standards do, so that one added in front does not look like a
/// change of all that follow. A list whose objects have no ids, share one, or changed places is replaced as a whole.
/// </remarks>
public static class VersionDifference
{
    /// <summary>The steps; none when both say the same.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonElement before, JsonElement after)
    {
        var changes = new List<FieldChange>();
        Compare(before, after, "", changes);
        return changes;
    }

    private static void Compare(JsonElement before, JsonElement after, string pointer, List<FieldChange> changes)
    {
        if (JsonElement.DeepEquals(before, after))
            return;
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
            CompareObjects(before, after, pointer, changes);
        else if (Ids(before) is { } old && Ids(after) is { } now && SameOrder(old, now))
            CompareLists(before, old, after, now, pointer, changes);
        else
            changes.Add(new FieldChange("replace", pointer, before, after));
    }

    private static void CompareObjects(JsonElement before, JsonElement after, string pointer, List<FieldChange> changes)
    {
        foreach (var property in before.EnumerateObject())
        {
            var at = $"{pointer}/{Escape(property.Name)}";
            if (after.TryGetProperty(property.Name, out var now))
                Compare(property.Value, now, at, changes);
            else
                changes.Add(new FieldChange("remove", at, property.Value, null));
        }

        foreach (var property in after.EnumerateObject().Where(property => !before.TryGetProperty(property.Name, out _)))
            changes.Add(new FieldChange("add", $"{pointer}/{Escape(property.Name)}", null, property.Value));
    }

    private static void CompareLists(
        JsonElement before, List<string> old, JsonElement after, List<string> now, string pointer, List<FieldChange> changes)
    {
        // From the end, so that the positions of those before stay.
        for (var index = old.Count - 1; index >= 0; index--)
            if (!now.Contains(old[index]))
                changes.Add(new FieldChange("remove", At(index), before[index], null));
        for (var index = 0; index < now.Count; index++)
            if (old.IndexOf(now[index]) is >= 0 and var was)
                Compare(before[was], after[index], At(index), changes);
            else
                changes.Add(new FieldChange("add", At(index), null, after[index]));

        string At(int index) => $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The ids of a list's objects; null when they do not tell all of them apart.</summary>
    private static List<string>? Ids(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        var ids = new List<string>();
        foreach (var item in list.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id)
                && id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                ids.Add(id.GetRawText());
            else
                return null;
        return ids.Distinct().Count() == ids.Count ? ids : null;
    }

    private static bool SameOrder(List<string> old, List<string> now) => old.Where(now.Contains).SequenceEqual(now.Where(old.Contains));

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
