namespace OpenContracting.Storage.Backups;

/// <summary>How one kind of database is copied out at one moment, and back in.</summary>
internal interface IDatabaseBackup
{
    string Kind { get; }

    Task<bool> ExistsAsync(CancellationToken cancellation);

    /// <summary>Writes the database's entries and returns its last migration.</summary>
    Task<string> WriteAsync(BackupArchive archive, string file, CancellationToken cancellation);

    /// <summary>Makes sure that a backup may take the place of what is there.</summary>
    /// <exception cref="BackupException">There is something, and it may not; or somebody works on it.</exception>
    Task MakeRoomAsync(bool replaces, CancellationToken cancellation);

    /// <summary>Puts a verified backup in place, at the migration it was taken at.</summary>
    Task ReadAsync(string file, BackupManifest manifest, CancellationToken cancellation);
}
