namespace OpenContracting.Tests;

/// <summary>Like <see cref="ReferenceDataFactAttribute"/>, for many cases.</summary>
public sealed class ReferenceDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks the test as skipped when no reference data is given.</summary>
    public ReferenceDataTheoryAttribute()
    {
        if (RepositoryFiles.ReferenceData is null)
            Skip = "Set OPENCONTRACTING_REFERENCE_DATA to the reference-data folder to run this test.";
    }
}
