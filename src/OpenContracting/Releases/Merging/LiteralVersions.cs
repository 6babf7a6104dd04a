using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>The values a literal has had, each with the number of the release that gave it.</summary>
internal sealed class LiteralVersions
{
    public List<(JsonValue Value, int Release)> Values { get; } = [];

    /// <summary>Whether it has had no value but null.</summary>
    public bool AreNull => Values.TrueForAll(version => version.Value.Kind == JsonValueKind.Null);

    /// <summary>Takes a value when it differs from the last one; a second one of the same release takes the first one's place.</summary>
    public void Add(JsonValue value, int release)
    {
        if (Values.Count > 0 && Values[^1].Release == release)
            Values.RemoveAt(Values.Count - 1);
        if (Values.Count == 0 || !JsonEquality.Same(Values[^1].Value, value))
            Values.Add((value, release));
    }
}
