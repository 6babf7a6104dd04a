namespace OpenContracting.Json;

/// <summary>What the reader already knows of an entry's text.</summary>
[Flags]
internal enum JsonEntryFlags : byte
{
    None = 0,

    /// <summary>The string has escapes and must be decoded before it is compared.</summary>
    EscapedValue = 1,

    /// <summary>The name has escapes.</summary>
    EscapedName = 2,

    /// <summary>The number has a point or an exponent.</summary>
    NoInteger = 4,
}
