namespace OpenContracting.Standards.Panama;

/// <summary>What a first-level place of Panama is.</summary>
public enum PlaceKind
{
    /// <summary>A province.</summary>
    Province,

    /// <summary>An indigenous region with the standing of a province.</summary>
    Comarca,

    /// <summary>An indigenous region inside a province, with the standing of a corregimiento.</summary>
    ComarcaSubdistrict,

    /// <summary>No place: what PanamaCompra writes for several provinces.</summary>
    Several,
}
