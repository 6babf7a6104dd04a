namespace OpenContracting.Storage.Backups;

/// <summary>What a backup holds: the last entry of its archive, so that one cut short has none.</summary>
public sealed record BackupManifest
{
    public const string Name = "manifest.json";

    /// <summary>The version of the archive's own layout.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary><c>sqlite</c> or <c>postgresql</c>: each goes back into its own kind.</summary>
    public required string Database { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The last migration of the database it was taken from.</summary>
    public required string Migration { get; init; }

    public required IReadOnlyList<BackupEntry> Entries { get; init; }
}
