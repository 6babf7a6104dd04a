namespace OpenContracting.Releases;

/// <summary>What the operator sets for making releases.</summary>
public sealed record ReleaseOptions
{
    /// <summary>The options used when none are given.</summary>
    public static ReleaseOptions Default { get; } = new();

    /// <summary>The secret from which the ids of persons are computed; without one, persons are numbered within each release.</summary>
    public ReadOnlyMemory<byte> PrivacyKey { get; init; }

    /// <summary>What the computed ids begin with.</summary>
    internal string PersonIdPrefix { get; init; } = Privacy.PersonId;
}
