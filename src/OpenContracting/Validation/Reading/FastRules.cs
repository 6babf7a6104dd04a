namespace OpenContracting.Validation.Reading;

/// <summary>Which rules a place has beside types and lengths.</summary>
[Flags]
internal enum FastRules : ushort
{
    None = 0,

    /// <summary>A text must be a date-time.</summary>
    DateTime = 1,

    /// <summary>A text must be a URI.</summary>
    Uri = 2,

    /// <summary>A text has another rule: it is judged by <see cref="ValueRules"/>.</summary>
    Text = 4,

    /// <summary>A number has limits, or any value must be one of some.</summary>
    Value = 8,

    /// <summary>An object is judged by <see cref="ObjectRules"/>.</summary>
    Object = 16,

    /// <summary>An array is judged by <see cref="ArrayRules"/>.</summary>
    Array = 32,

    /// <summary>Elements must differ.</summary>
    Unique = 64,

    /// <summary>Names that are not listed may match a pattern.</summary>
    Patterns = 128,

    /// <summary>A record's releases.</summary>
    Releases = 256,

    /// <summary>Something the fast reader does not do: the reference reader reads the whole item.</summary>
    Slow = 512,
}
