namespace OpenContracting.Validation;

/// <summary>How the values of a field that has a codelist are distributed over its codes.</summary>
/// <param name="Path">The field's path, array indexes left out.</param>
/// <param name="Codes">The codes, the most frequent first.</param>
public sealed record FieldCodes(string Path, IReadOnlyList<CodeCount> Codes)
{
    /// <summary>How many values the field has.</summary>
    public long Values => Codes.Sum(code => code.Times);
}
