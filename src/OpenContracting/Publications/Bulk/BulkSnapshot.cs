namespace OpenContracting.Publications.Bulk;

/// <summary>An older publication whose files are kept.</summary>
/// <param name="Publication">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Manifest">Where its manifest is.</param>
public sealed record BulkSnapshot(long Publication, DateTimeOffset PublishedAt, string Manifest);
