using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Api;

/// <summary>An entry of the change feed.</summary>
public sealed record ChangeBody
{
    /// <summary>From 1 without gaps, in the order in which changes took effect.</summary>
    public required long Seq { get; init; }

    /// <summary>added, updated, leftOut (structural errors), merged or withdrawn; the last three are tombstones.</summary>
    public required string Type { get; init; }

    /// <summary>The OC4IDS id of the project.</summary>
    public required string Id { get; init; }

    /// <summary>The version this change made.</summary>
    public required int Version { get; init; }

    /// <summary>When it took effect.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the project's bytes after the change; absent on tombstones.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The project that took this one's place.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The exact bytes of that version, for ever.</summary>
    public string? Uri { get; init; }

    /// <summary>What this change changed.</summary>
    public string? Difference { get; init; }

    public static ChangeBody Of(Change change, Func<string, string> address)
    {
        var versions = $"/api/v1/projects/{System.Uri.EscapeDataString(change.ProjectId)}/versions";
        return new ChangeBody
        {
            Seq = change.Sequence,
            Type = Word.Of(change.Kind),
            Id = change.ProjectId,
            Version = change.Version,
            At = change.At,
            Sha256 = change.Hash is null ? null : Convert.ToHexStringLower(change.Hash),
            MergedInto = change.MergedInto,
            Uri = change.Hash is null ? null : address($"{versions}/{change.Version}"),
            Difference = change.Kind == ChangeKind.Updated ? address($"{versions}/{change.Version - 1}...{change.Version}") : null,
        };
    }
}
