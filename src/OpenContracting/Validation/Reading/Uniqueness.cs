using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Validation.Reading;

/// <summary>
/// <c>uniqueItems</c> as the official tools judge it: elements with an id must differ in their id, however else they differ;
/// the others must differ as a whole.
/// </summary>
/// <remarks>One notice for each repeated id, and one for all repeated elements without id, as there.</remarks>
internal static class Uniqueness
{
    public static void Judge(JsonValue array, byte[][] keys, Findings findings)
    {
        var byId = new Dictionary<ulong, (JsonValue First, bool Reported)>();
        Dictionary<ulong, JsonValue>? byContent = null;
        var reported = false;
        foreach (var element in array.Elements)
        {
            if (TryHash(element, keys, out var hash))
            {
                JudgeId(element, hash, byId, keys, findings);
                continue;
            }

            byContent ??= [];
            if (reported || byContent.TryAdd(JsonEquality.Hash(element), element))
                continue;
            reported = true;
            if (findings.Wants(Rules.DuplicateItem))
                findings.Add(new Finding(Rules.DuplicateItem, element.Index, Other: byContent[JsonEquality.Hash(element)].Index));
        }
    }

    /// <summary>The hash of what tells an element apart; false when it lacks a usable id.</summary>
    /// <remarks>As in the official tools, null, false, 0 and "" are no ids, nor are objects and arrays.</remarks>
    public static bool TryHash(JsonValue element, byte[][] keys, out ulong hash)
    {
        hash = 0x9E3779B97F4A7C15;
        foreach (var key in keys)
        {
            var id = element[key];
            if (!IsUsable(id))
                return false;
            hash = StringHash.Mix(hash, JsonEquality.Hash(id));
        }

        return true;
    }

    public static bool IsUsable(JsonValue id) => id.Kind switch
    {
        JsonValueKind.String => !id.IsEmpty,
        JsonValueKind.Number => JsonNumber.Compare(id.Raw, "0"u8) != 0,
        JsonValueKind.True => true,
        _ => false,
    };

    private static void JudgeId(
        JsonValue element, ulong hash, Dictionary<ulong, (JsonValue First, bool Reported)> byId, byte[][] keys, Findings findings)
    {
        if (byId.TryAdd(hash, (element, false)))
            return;
        var (first, reported) = byId[hash];
        if (reported)
            return;
        byId[hash] = (first, true);
        if (findings.Wants(Rules.DuplicateId))
            findings.Add(new Finding(Rules.DuplicateId, element.Index, Other: first.Index, Shown: element[keys[^1]].Index));
    }
}
