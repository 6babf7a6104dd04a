using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenContracting.Json;

/// <summary>One value of a <see cref="JsonItem"/>: where it stands in the bytes and among its kin.</summary>
/// <remarks>32 bytes, so that two share a cache line; entries stand in document order, a container before its content.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct JsonEntry
{
    /// <summary>First byte of the value; for a string the opening quote.</summary>
    public int Start;

    /// <summary>The byte after the value.</summary>
    public int End;

    /// <summary>The entry after this value and all it holds.</summary>
    public int Next;

    /// <summary>The container's entry; -1 for the root.</summary>
    public int Parent;

    /// <summary>First byte of the name, after its quote; for an array's element its ordinal.</summary>
    public int NameStart;

    /// <summary>Bytes of the name as written; -1 for an array's element and the root.</summary>
    public int NameLength;

    /// <summary>Mix of the name's length and first bytes, compared before the name itself.</summary>
    public uint NameKey;

    /// <summary>Number of the place in the plan that judged this value; 0 when the schema says nothing of it.</summary>
    public ushort Place;

    private byte kind;

    public JsonEntryFlags Flags;

    public readonly JsonValueKind Kind => (JsonValueKind)kind;

    public void SetKind(JsonValueKind value) => kind = (byte)value;
}
