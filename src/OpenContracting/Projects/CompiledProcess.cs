using OpenContracting.Releases;

namespace OpenContracting.Projects;

/// <summary>One contracting process of a project: what all its releases say together, and the releases themselves.</summary>
public sealed record CompiledProcess
{
    /// <summary>The process: see <see cref="Exports.ProcessSnapshot.ProcessKey"/>.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>The compiled release (or the newest one), UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> CompiledRelease { get; init; }

    /// <summary>Its releases in any order; initial values, changes and linked releases come from them. May be empty.</summary>
    public IReadOnlyList<ReleaseDocument> Releases { get; init; } = [];

    /// <summary>The address of the package each release was published in, by release id; for releases that others published.</summary>
    public IReadOnlyDictionary<string, string>? PackageAddresses { get; init; }
}
