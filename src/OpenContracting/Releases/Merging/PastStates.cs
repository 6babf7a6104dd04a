using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>
/// Makes versions of what was merged field by field, once a release has something of another type in its place: after that, each state is a value as
/// a whole, the earlier ones as they stood after each release that spoke of them.
/// </summary>
internal static class PastStates
{
    /// <summary>The versions so far; what is added goes behind them.</summary>
    public static LiteralVersions Keep(Merge merge, ref MergedSlot slot)
    {
        if (slot.Node is LiteralVersions known)
            return known;
        var versions = new LiteralVersions();
        foreach (var release in Releases(slot))
            if (After(merge, ref slot, release) is { } state)
                versions.Add(state, release);
        slot.Node = versions;
        return versions;
    }

    private static SortedSet<int> Releases(in MergedSlot slot)
    {
        var releases = new SortedSet<int>();
        Collect(slot, releases);
        return releases;
    }

    private static void Collect(in MergedSlot slot, SortedSet<int> releases)
    {
        switch (slot.Node)
        {
            case MergedObject merged:
                for (var index = 0; index < merged.Count; index++)
                    Collect(merged.Slots[index], releases);
                break;
            case MergedArray merged:
                for (var index = 0; index < merged.Count; index++)
                    Collect(merged.Slots[index], releases);
                break;
            case LiteralVersions versions:
                releases.UnionWith(versions.Values.Select(version => version.Release));
                break;
            default:
                releases.Add(slot.Release);
                break;
        }
    }

    /// <summary>What stood in a place after a release; null when nothing did.</summary>
    public static JsonValue? After(Merge merge, ref MergedSlot slot, int release)
    {
        var output = new MergeOutput(merge, versionHeads: null, release);
        var hasContent = output.WriteOnly(ref slot);
        var bytes = output.ToArray();
        return hasContent ? JsonItem.Parse(bytes).Root : null;
    }
}
