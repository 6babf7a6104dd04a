namespace OpenContracting.Publications.Flat;

/// <summary>What the cells of a column hold.</summary>
public enum FlatKind
{
    /// <summary>Text as it is.</summary>
    Text,

    /// <summary>A date as RFC 3339 writes it.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number, or a text that is none.</summary>
    TextOrNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Texts parted by semicolons.</summary>
    Texts,

    /// <summary>JSON: what the standard leaves open, coordinates, and what stands in no other column.</summary>
    Json,

    /// <summary>The key of a row, of the row it belongs to, or of its item.</summary>
    Key,
}
