namespace OpenContracting.Releases;

/// <summary>Something odd about the releases of one process that did not stop their merge.</summary>
/// <param name="Code"><c>duplicate-id</c>, <c>type-change</c>, <c>unreadable-date</c>, <c>missing-date</c> or <c>date-of-package</c>.</param>
/// <param name="Ocid">The process; null when the releases name none.</param>
/// <param name="Path">Where, as property names joined by slashes.</param>
/// <param name="Value">The id, or the value, as JSON.</param>
public sealed record MergeWarning(string Code, string? Ocid, string Path, string Value);
