using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Shapes;

/// <summary>A release as its source's shape gives it, before the rules that hold for every source.</summary>
/// <param name="Release">The release.</param>
/// <param name="WholeRule">The rule behind every value that has no origin of its own.</param>
/// <param name="Unread">The cells that hold something that was not understood, or that found no place.</param>
internal sealed record Shaped(DraftObject Release, string WholeRule, List<Origin> Unread);
