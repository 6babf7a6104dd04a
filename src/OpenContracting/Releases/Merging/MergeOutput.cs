using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>Writes a merge as JSON without white space; text goes over as it stands in the releases.</summary>
/// <remarks>Objects and arrays without content are left out: the standard knows no empty ones.</remarks>
/// <param name="merge">The merge.</param>
/// <param name="versionHeads">What begins each version, by release; null where the newest state is wanted and not its versions.</param>
/// <param name="upTo">The last release that counts.</param>
internal sealed class MergeOutput(Merge merge, IReadOnlyList<byte[]>? versionHeads, int upTo = int.MaxValue)
{
    // One buffer a thread, as large as its largest output so far, but for what is far out of the ordinary.
    private const int LargestKept = 4 << 20;

    [ThreadStatic]
    private static byte[]? kept;

    private byte[] buffer = Take();
    private int length;

    private static byte[] Take()
    {
        var taken = kept ?? new byte[1 << 16];
        kept = null;
        return taken;
    }

    private bool IsVersioned => versionHeads is not null;

    /// <summary>What was written; it ends the writing.</summary>
    public byte[] ToArray()
    {
        var bytes = buffer.AsSpan(0, length).ToArray();
        kept = buffer.Length <= LargestKept ? buffer : null;
        buffer = [];
        return bytes;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > buffer.Length)
            System.Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes.Length));
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    public void Write(byte one)
    {
        if (length == buffer.Length)
            System.Array.Resize(ref buffer, buffer.Length * 2);
        buffer[length++] = one;
    }

    /// <summary>Writes the properties of the merged release behind what stands there already.</summary>
    public void WriteRoot()
    {
        for (var index = 0; index < merge.Root.Count; index++)
        {
            ref var slot = ref merge.Root.Slots[index];
            if (!slot.Named.NameIs("ocid"u8))
                WriteProperty(ref slot, isMember: false);
        }
    }

    /// <summary>Writes what stands in one place; false when nothing does.</summary>
    public bool WriteOnly(ref MergedSlot slot) => slot.Release <= upTo && WriteSlot(ref slot);

    private void WriteProperty(ref MergedSlot slot, bool isMember)
    {
        if (slot.Release > upTo)
            return;
        var start = length;
        WriteName(slot.Named);
        if (isMember && slot.Named.NameIs("id"u8))
            WriteWhole(slot.Node is LiteralVersions versions ? versions.Values[^1].Value : slot.Value);
        else if (!WriteSlot(ref slot))
            length = start;
    }

    private void WriteName(JsonValue named)
    {
        if (buffer[length - 1] is not ((byte)'{' or (byte)'['))
            Write((byte)',');
        Write((byte)'"');
        Write(named.RawName);
        Write("\":"u8);
    }

    private bool WriteSlot(ref MergedSlot slot)
    {
        switch (slot.Node)
        {
            case MergedObject merged:
                return WriteObject(merged, isMember: false);
            case MergedArray merged:
                return WriteArray(merged);
            case LiteralVersions versions when IsVersioned:
                WriteVersions(versions);
                return true;
            case LiteralVersions versions:
                return WriteNewest(versions);
            default:
                return WriteValue(slot.Value, slot.Rule, slot.Release);
        }
    }

    private bool WriteObject(MergedObject merged, bool isMember)
    {
        Write((byte)'{');
        var start = length;
        for (var index = 0; index < merged.Count; index++)
            WriteProperty(ref merged.Slots[index], isMember);
        var hasContent = length > start;
        Write((byte)'}');
        return hasContent;
    }

    private bool WriteArray(MergedArray merged)
    {
        Write((byte)'[');
        var start = length;
        for (var index = 0; index < merged.Count; index++)
        {
            ref var slot = ref merged.Slots[index];
            if (slot.Release > upTo)
                continue;
            var member = length;
            if (length > start)
                Write((byte)',');
            var hasContent = slot.Node is MergedObject node
                ? WriteObject(node, isMember: true)
                : WriteObject(slot.Value, slot.Rule, slot.Release, isMember: true);
            if (!hasContent)
                length = member;
        }

        var any = length > start;
        Write((byte)']');
        return any;
    }

    /// <summary>Writes a value that one release alone gave.</summary>
    private bool WriteValue(JsonValue value, MergeRule rule, int release)
    {
        switch (Merge.KindOf(value, rule))
        {
            case MergeKind.Null when !IsVersioned:
                return false;
            case MergeKind.Object:
                return WriteObject(value, rule, release, isMember: false);
            case MergeKind.Array:
                return WriteArray(value, rule, release);
            default:
                WriteLiteral(value, release);
                return true;
        }
    }

    private bool WriteObject(JsonValue value, MergeRule rule, int release, bool isMember)
    {
        Write((byte)'{');
        var start = length;
        var repeats = Repetition.OfNames(value);
        foreach (var property in value.Properties)
        {
            if (repeats && Repetition.IsEarlier(value, property))
                continue;
            var child = rule.For(property);
            if (child.Omit)
                continue;
            var before = length;
            WriteName(property);
            if (isMember && property.NameIs("id"u8))
                WriteWhole(property);
            else if (!WriteValue(property, child, release))
                length = before;
        }

        var hasContent = length > start;
        Write((byte)'}');
        return hasContent;
    }

    private bool WriteArray(JsonValue array, MergeRule rule, int release)
    {
        if (rule.Matching == ArrayMatching.ById && Repetition.OfIds(array))
            return WriteArray(merge.TakeApartArray(array, rule, release));
        Write((byte)'[');
        var start = length;
        foreach (var member in array.Elements)
        {
            var before = length;
            if (length > start)
                Write((byte)',');
            if (!WriteObject(member, rule, release, isMember: true))
                length = before;
        }

        var any = length > start;
        Write((byte)']');
        return any;
    }

    private void WriteLiteral(JsonValue value, int release)
    {
        if (!IsVersioned)
        {
            WriteWhole(value);
            return;
        }

        Write((byte)'[');
        WriteVersion(value, release);
        Write((byte)']');
    }

    private bool WriteNewest(LiteralVersions versions)
    {
        var newest = versions.Values.FindLastIndex(version => version.Release <= upTo);
        if (newest < 0 || versions.Values[newest].Value.Kind == JsonValueKind.Null)
            return false;
        WriteWhole(versions.Values[newest].Value);
        return true;
    }

    private void WriteVersions(LiteralVersions versions)
    {
        Write((byte)'[');
        for (var index = 0; index < versions.Values.Count; index++)
        {
            if (index > 0)
                Write((byte)',');
            WriteVersion(versions.Values[index].Value, versions.Values[index].Release);
        }

        Write((byte)']');
    }

    private void WriteVersion(JsonValue value, int release)
    {
        Write(versionHeads![release]);
        WriteWhole(value);
        Write((byte)'}');
    }

    /// <summary>Writes a value with all it holds, white space apart.</summary>
    private void WriteWhole(JsonValue value)
    {
        if (value.IsObject)
        {
            Write((byte)'{');
            foreach (var property in value.Properties)
            {
                WriteName(property);
                WriteWhole(property);
            }

            Write((byte)'}');
        }
        else if (value.IsArray)
        {
            Write((byte)'[');
            var isFirst = true;
            foreach (var member in value.Elements)
            {
                if (!isFirst)
                    Write((byte)',');
                isFirst = false;
                WriteWhole(member);
            }

            Write((byte)']');
        }
        else
        {
            Write(value.Raw);
        }
    }
}
