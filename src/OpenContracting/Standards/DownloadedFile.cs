namespace OpenContracting.Standards;

/// <summary>One file of a schema download.</summary>
/// <param name="Path">Its place below the schema folder.</param>
/// <param name="Address">Where it came from, or where it was looked for last.</param>
/// <param name="State">What became of it.</param>
/// <param name="Bytes">Its size; 0 unless fetched.</param>
/// <param name="Sha256">Its hash in hexadecimal; null unless fetched.</param>
public sealed record DownloadedFile(string Path, string Address, DownloadState State, long Bytes, string? Sha256);
