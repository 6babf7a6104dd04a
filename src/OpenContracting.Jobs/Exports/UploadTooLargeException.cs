namespace OpenContracting.Jobs.Exports;

/// <summary>More bytes came than may.</summary>
public sealed class UploadTooLargeException(long largest) : Exception($"More than {largest} bytes.")
{
    public long Largest { get; } = largest;
}
