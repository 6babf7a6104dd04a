using System.Text;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Merging;

namespace OpenContracting.Releases.States;

/// <summary>Merges releases whose leaves know where they come from; what it says is what <see cref="ReleaseMerger"/> says.</summary>
internal static class EventMerge
{
    /// <summary>Merges releases in their order.</summary>
    public static DraftObject Of(IReadOnlyList<DraftObject> releases)
    {
        var merged = new DraftObject();
        foreach (var release in releases)
            Merge(merged, release, MergeRules.Ocds115.Root, isMember: false);
        WithoutEmpty(merged);
        foreach (var name in (string[])["id", "date", "tag"])
            merged[name] = releases[^1][name];
        return merged;
    }

    private static void Merge(DraftObject into, DraftObject from, MergeRule rule, bool isMember)
    {
        foreach (var (name, value) in from)
        {
            var member = rule.For(Encoding.UTF8.GetBytes(name));
            if (member.Omit || (isMember && name == "id" && into[name] is not null))
                continue;
            if (value is DraftValue { IsText: false, Text: "null" })
                into.Remove(name);
            else if (value is DraftObject node)
                MergeObject(into, name, node, member);
            else if (value is DraftArray array && !member.WholeList && array.All(item => item is DraftObject))
                MergeArray(into, name, array, member);
            else
                into[name] = value;
        }
    }

    private static void MergeObject(DraftObject into, string name, DraftObject from, MergeRule rule)
    {
        if (from.Count > 0)
            Merge(into.Object(name), from, rule, isMember: false);
    }

    private static void MergeArray(DraftObject into, string name, DraftArray from, MergeRule rule)
    {
        if (from.Count == 0)
            return;
        var array = into.Array(name);
        foreach (var member in from.OfType<DraftObject>())
        {
            var id = member["id"] is DraftValue { Text: not "null" } value ? value.Text : null;
            var target = id is null ? null : array.OfType<DraftObject>().FirstOrDefault(known => (known["id"] as DraftValue)?.Text == id);
            if (target is null)
                array.Add(target = new DraftObject());
            Merge(target, member, rule, isMember: true);
        }
    }

    private static bool WithoutEmpty(Draft draft)
    {
        switch (draft)
        {
            case DraftObject node:
                foreach (var (name, value) in node.ToList())
                    if (!WithoutEmpty(value) && (value is DraftObject || value is DraftArray { Count: > 0 }))
                        node.Remove(name);
                return node.Count > 0;
            case DraftArray array:
                var members = array.ToList();
                foreach (var member in members)
                    if (member is DraftObject && !WithoutEmpty(member))
                        array.Remove(member);
                return array.Count > 0;
            default:
                return true;
        }
    }
}
