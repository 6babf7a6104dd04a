namespace OpenContracting.Exports.Synthetic;

/// <summary>What is wrong with a row on purpose.</summary>
internal enum Flaw
{
    None,

    /// <summary>The row before, once more.</summary>
    Duplicate,

    /// <summary>A further copy of the row before, without ocid.</summary>
    MissingOcid,

    /// <summary>A further copy of the row before, without the id of its element.</summary>
    MissingId,

    /// <summary>A further copy of the row before, which ends half-way.</summary>
    ShortRow,

    /// <summary>A date that is none.</summary>
    BadDate,

    /// <summary>An amount that is no number.</summary>
    BadAmount,

    /// <summary>A quote inside a cell that is not quoted.</summary>
    StrayQuote,

    /// <summary>A cell whose opening quote is never closed: a strict reader swallows the rows after it.</summary>
    OpenQuote,

    /// <summary>UTF-8 read as Windows-1252 and encoded once more.</summary>
    DoubleEncoded,
}
