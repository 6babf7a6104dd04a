namespace OpenContracting.Validation;

/// <summary>How often a field of the schema is filled where it could be.</summary>
/// <param name="Path">The field from the item, without positions, for example <c>/budget/amount</c>.</param>
/// <param name="Possible">How many objects that can have the field are present.</param>
/// <param name="Filled">How many of them have it with a value; 0, false, "", [] and {} count as none, as in CoVE.</param>
public sealed record FieldCoverage(string Path, long Possible, long Filled)
{
    /// <summary>The share filled, rounded down; null when the field could occur nowhere.</summary>
    public int? Percentage => Possible == 0 ? null : (int)(100 * Filled / Possible);
}
