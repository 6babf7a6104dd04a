namespace OpenContracting.Releases;

/// <summary>A release among the others of its process.</summary>
/// <param name="Json">The release as given, UTF-8.</param>
/// <param name="PackageUri">The address of the package it was published in; null when unknown.</param>
public sealed record GroupedRelease(ReadOnlyMemory<byte> Json, string? PackageUri);
