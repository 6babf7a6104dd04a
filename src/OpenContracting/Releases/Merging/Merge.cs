using System.Text;
using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>Merges releases, one after the other, into one object: the newest value of each literal, or all its versions.</summary>
internal sealed class Merge(MergeOptions options, bool versioned)
{
    private readonly List<JsonValue> path = [];

    /// <summary>What the releases so far come to.</summary>
    public MergedObject Root { get; } = new();

    /// <summary>The process, for warnings.</summary>
    public string? Ocid { get; set; }

    private bool IsStandard => options.Behaviour == MergeBehaviour.Standard;

    private bool TypedIds => options.Behaviour == MergeBehaviour.OcdsMergeRs;

    /// <summary>Merges a release.</summary>
    public void Add(JsonValue release, int number) => AddObject(Root, release, options.Rules.Root, number);

    /// <summary>What a value is to the merge.</summary>
    public static MergeKind KindOf(JsonValue value, MergeRule rule)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Null:
                return MergeKind.Null;
            case JsonValueKind.Object:
                return MergeKind.Object;
            case JsonValueKind.Array when !rule.WholeList:
                foreach (var member in value.Elements)
                    if (!member.IsObject)
                        return MergeKind.Literal;
                return MergeKind.Array;
            default:
                return MergeKind.Literal;
        }
    }

    /// <summary>Makes a merged array of an array as it stands, which finds the ids it repeats.</summary>
    public MergedArray TakeApartArray(JsonValue array, MergeRule rule, int release)
    {
        var merged = new MergedArray();
        AddArray(merged, array, rule, release);
        return merged;
    }

    private void AddObject(MergedObject into, JsonValue from, MergeRule rule, int release, bool keepsId = false)
    {
        var repeats = Repetition.OfNames(from);
        foreach (var property in from.Properties)
        {
            if (repeats && Repetition.IsEarlier(from, property))
                continue;
            // The id by which two objects were matched stays as it was first written (1 or "1").
            if (keepsId && property.NameIs("id"u8))
                continue;
            var child = rule.For(property);
            if (!child.Omit)
                AddProperty(into, property, child, release);
        }
    }

    private void AddProperty(MergedObject into, JsonValue property, MergeRule rule, int release)
    {
        var kind = KindOf(property, rule);
        var index = into.Find(property);
        if (index < 0)
        {
            if ((kind != MergeKind.Null || versioned) && !ChangesNothing(property, rule))
                into.Add(property, rule, release);
            return;
        }

        if (kind != MergeKind.Null && SaysTheSame(in into.Slots[index], property))
            return;
        path.Add(property);
        if (kind == MergeKind.Null)
            AddNull(into, index, property, release);
        else
            AddValue(into, index, property, kind, release);
        path.RemoveAt(path.Count - 1);
    }

    private void AddNull(MergedObject into, int index, JsonValue value, int release)
    {
        ref var slot = ref into.Slots[index];
        var kind = KindOf(slot);
        if (kind is MergeKind.Literal or MergeKind.Null)
        {
            if (versioned)
                Versions(ref slot).Add(value, release);
            else
                into.RemoveAt(index);
        }
        else if (IsStandard && versioned)
            AddNullBelow(ref slot, value, release);
        else if (IsStandard)
            into.RemoveAt(index);
    }

    /// <summary>The standard's null on an object or array, in versions: each literal in it becomes null.</summary>
    private void AddNullBelow(ref MergedSlot slot, JsonValue value, int release)
    {
        if (KindOf(slot) == MergeKind.Object)
        {
            AddNullTo(Object(ref slot), value, release, isMember: false);
            return;
        }

        var array = Array(ref slot);
        for (var index = 0; index < array.Count; index++)
            AddNullTo(Object(ref array.Slots[index]), value, release, isMember: true);
    }

    private void AddNullTo(MergedObject merged, JsonValue value, int release, bool isMember)
    {
        for (var index = 0; index < merged.Count; index++)
        {
            ref var slot = ref merged.Slots[index];
            if (isMember && slot.Named.NameIs("id"u8))
                continue;
            if (KindOf(slot) is MergeKind.Literal or MergeKind.Null)
                Versions(ref slot).Add(value, release);
            else
                AddNullBelow(ref slot, value, release);
        }
    }

    private void AddValue(MergedObject into, int index, JsonValue value, MergeKind kind, int release)
    {
        ref var slot = ref into.Slots[index];
        if (ChangesNothing(value, slot.Rule))
            return;
        var known = KindOf(slot);
        if (known == MergeKind.Null && kind != MergeKind.Literal)
        {
            // A null without anything before it was kept for the versions of a literal, which it turns out not to be.
            Replace(ref slot, value, release);
            return;
        }

        if (known != kind && known != MergeKind.Null)
        {
            ChangeType(ref slot, value, release);
            return;
        }

        switch (kind)
        {
            case MergeKind.Object:
                AddObject(Object(ref slot), value, slot.Rule, release);
                break;
            case MergeKind.Array:
                AddArray(Array(ref slot), value, slot.Rule, release);
                break;
            case MergeKind.Literal when versioned:
                Versions(ref slot).Add(value, release);
                break;
            default:
                Replace(ref slot, value, release);
                break;
        }
    }

    // Nothing to merge: an empty object, no members; and to one tool a whole list without members is nothing either.
    private bool ChangesNothing(JsonValue value, MergeRule rule) => value.Kind switch
    {
        JsonValueKind.Object => value.IsEmpty,
        JsonValueKind.Array => value.IsEmpty && (!rule.WholeList || options.Behaviour == MergeBehaviour.OcdsMerge),
        _ => false,
    };

    private void ChangeType(ref MergedSlot slot, JsonValue value, int release)
    {
        if (options.Behaviour == MergeBehaviour.OcdsMerge)
            throw new MergeException("type-change", $"'{Path()}' changes its type between the releases of '{Ocid}'.");
        // Once a place has had values of several types, all of them are versions as a whole.
        if (slot.Node is not LiteralVersions { Values: [.., (var last, _)] } || KindOf(last, slot.Rule) != KindOf(value, slot.Rule))
            Warn("type-change", value);
        if (!IsStandard)
            return;
        if (versioned)
            KeepWhole(ref slot, value, release);
        else
            Replace(ref slot, value, release);
    }

    private void KeepWhole(ref MergedSlot slot, JsonValue value, int release)
    {
        var versions = PastStates.Keep(this, ref slot);
        var (last, _) = versions.Values.LastOrDefault();
        var plain = new Merge(options with { Warn = null }, versioned: false);
        var whole = new MergedObject();
        if (last.Exists && KindOf(last, slot.Rule) == KindOf(value, slot.Rule) && KindOf(value, slot.Rule) != MergeKind.Literal)
        {
            whole.Add(last, slot.Rule, 0);
            plain.AddValue(whole, 0, value, KindOf(value, slot.Rule), 0);
        }
        else
        {
            whole.Add(value, slot.Rule, 0);
        }

        versions.Add(PastStates.After(plain, ref whole.Slots[0], 0) ?? value, release);
    }

    private void AddArray(MergedArray into, JsonValue from, MergeRule rule, int release)
    {
        var position = 0;
        foreach (var member in from.Elements)
        {
            var index = Match(into, member, rule, release, position++);
            if (index < 0)
                into.Add(member, rule, release, TypedIds);
            else if (!SaysTheSame(in into.Slots[index], member))
                AddObject(Object(ref into.Slots[index]), member, rule, release, keepsId: rule.Matching == ArrayMatching.ById);
        }
    }

    private int Match(MergedArray into, JsonValue member, MergeRule rule, int release, int position)
    {
        if (rule.Matching == ArrayMatching.Never)
            return -1;
        if (rule.Matching == ArrayMatching.ByPosition)
            return position < into.Count ? position : -1;
        var id = member["id"u8];
        if (!MergedArray.HasId(id))
            return -1;
        var found = into.Find(id, TypedIds);
        if (found < 0)
            return -1;
        if (into.Slots[found].Touched == release)
            Warn("duplicate-id", id);
        into.Slots[found].Touched = release;
        return found;
    }

    /// <summary>Whether a value repeats, byte for byte, what one earlier release alone has said; then merging it changes nothing.</summary>
    /// <remarks>
    /// Most of a process is said again in each of its releases. What has no id is the exception: it is added each time it is said.
    /// </remarks>
    private bool SaysTheSame(in MergedSlot slot, JsonValue value) =>
        slot.Node is null && options.Rules.MatchesByIdAlone && value.Raw.SequenceEqual(slot.Value.Raw) && !value.HoldsElementWithoutId();

    private static void Replace(ref MergedSlot slot, JsonValue value, int release)
    {
        slot.Value = value;
        slot.Release = release;
        slot.Node = null;
    }

    private static MergeKind KindOf(in MergedSlot slot) => slot.Node switch
    {
        MergedObject => MergeKind.Object,
        MergedArray => MergeKind.Array,
        LiteralVersions versions => versions.AreNull ? MergeKind.Null : MergeKind.Literal,
        _ => KindOf(slot.Value, slot.Rule),
    };

    private MergedObject Object(ref MergedSlot slot)
    {
        if (slot.Node is MergedObject known)
            return known;
        var merged = new MergedObject();
        AddObject(merged, slot.Value, slot.Rule, slot.Release);
        slot.Node = merged;
        return merged;
    }

    private MergedArray Array(ref MergedSlot slot)
    {
        if (slot.Node is MergedArray known)
            return known;
        var merged = TakeApartArray(slot.Value, slot.Rule, slot.Release);
        slot.Node = merged;
        return merged;
    }

    private static LiteralVersions Versions(ref MergedSlot slot)
    {
        if (slot.Node is LiteralVersions known)
            return known;
        var versions = new LiteralVersions();
        versions.Add(slot.Value, slot.Release);
        slot.Node = versions;
        return versions;
    }

    private void Warn(string code, JsonValue value) =>
        options.Warn?.Invoke(new(code, Ocid, Path(), Encoding.UTF8.GetString(value.Raw)));

    private string Path() => string.Join('/', path.Select(property => property.Name));
}
