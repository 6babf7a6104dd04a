namespace OpenContracting.Tests;

/// <summary>A test that compares with official files or real samples; skipped, and counted, without them.</summary>
public sealed class ReferenceDataFactAttribute : FactAttribute
{
    /// <summary>Marks the test as skipped when no reference data is given.</summary>
    public ReferenceDataFactAttribute()
    {
        if (RepositoryFiles.ReferenceData is null)
            Skip = "Set OPENCONTRACTING_REFERENCE_DATA to the reference-data folder to run this test.";
    }
}
