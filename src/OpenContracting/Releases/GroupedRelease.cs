using OpenContracting.Exports;

namespace OpenContracting.Releases;

/// <summary>A release among the others of its process.</summary>
/// <param name="Json">The release as given, UTF-8.</param>
/// <param name="Package">The package it was published in; null when it came in none.</param>
public sealed record GroupedRelease(ReadOnlyMemory<byte> Json, OcdsPackage? Package);
