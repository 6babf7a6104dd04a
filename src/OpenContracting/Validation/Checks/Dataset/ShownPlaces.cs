namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>How many places a dataset check keeps to show at the end; what is found beyond is only counted, or a large document would fill the memory.</summary>
internal static class ShownPlaces
{
    public const int Most = 20_000;
}
