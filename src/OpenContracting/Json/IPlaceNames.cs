namespace OpenContracting.Json;

/// <summary>What a schema says of the places that values are marked with.</summary>
internal interface IPlaceNames
{
    /// <summary>Whether what stands at a place must be an array (true) or cannot be one (false); null when it may be.</summary>
    bool? IsArray(int place);

    /// <summary>The place a path leads to from another, arrays entered; 0 when that is not one place, or not that path's alone.</summary>
    int PlaceOf(int place, FieldPath path);
}
