using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>A property of a merged object, or a member of a merged array.</summary>
/// <remarks>
/// While one release alone speaks of it, it is that release's value as it stands; only a second one makes a node of it. Most of
/// a process is said once, so most of it is never taken apart.
/// </remarks>
internal struct MergedSlot
{
    /// <summary>The first value, whose name the property has; for a literal of a compiled release the newest.</summary>
    public JsonValue Value;

    /// <summary>The name's holder, kept when <see cref="Value"/> moves on.</summary>
    public JsonValue Named;

    /// <summary>The number of the release that gave <see cref="Value"/>.</summary>
    public int Release;

    /// <summary>For a member of an array: the number of the release that last spoke of it.</summary>
    public int Touched;

    public MergeRule Rule;

    /// <summary>A <see cref="MergedObject"/>, a <see cref="MergedArray"/> or the versions of a literal; null for <see cref="Value"/> as it stands.</summary>
    public object? Node;
}
