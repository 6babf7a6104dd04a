using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>What the inputs say of one process: its releases, or the newest state where the source gives states.</summary>
public sealed record ProcessHistory(string Key, IReadOnlyList<ReleaseDocument> Releases);
