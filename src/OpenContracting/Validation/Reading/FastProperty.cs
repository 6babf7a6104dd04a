using System.Runtime.Intrinsics;

namespace OpenContracting.Validation.Reading;

/// <summary>A property of a place as <see cref="FastItemReader"/> meets it: quote, name, quote and colon compared at once.</summary>
internal struct FastProperty
{
    /// <summary><c>"name":</c>, filled with zeros.</summary>
    public Vector256<byte> Token;

    /// <summary>A bit for each byte of <see cref="Token"/>.</summary>
    public uint TokenBits;

    public ulong RequiredBit;

    /// <summary>Its bit among those already met in the object; 0 when the first 64 are used up.</summary>
    public ulong SeenBit;

    public uint Key;

    /// <summary>Length of the name; 0 when it is too long for <see cref="Token"/>.</summary>
    public int Length;

    public ushort Place;

    public bool IsDeclared;
}
