using OpenContracting.Storage.Pulls;

namespace OpenContracting.Jobs.Pulls;

/// <summary>What a source answered when asked for a file.</summary>
/// <param name="State">Whether the file is there.</param>
/// <param name="Changed">False when the source says that it is the one fetched before.</param>
/// <param name="ETag">The version as the source names it.</param>
/// <param name="LastModified">When it changed, in the source's words.</param>
public sealed record PullAnswer(PulledFileState State, bool Changed, string? ETag = null, string? LastModified = null);
