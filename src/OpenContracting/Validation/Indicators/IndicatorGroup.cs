namespace OpenContracting.Validation.Indicators;

/// <summary>Of whom a result speaks.</summary>
public enum IndicatorGroup
{
    /// <summary>A contracting process, by its ocid.</summary>
    Ocid,

    /// <summary>A buyer.</summary>
    Buyer,

    /// <summary>A procuring entity.</summary>
    ProcuringEntity,

    /// <summary>A tenderer or supplier.</summary>
    Tenderer,
}
