namespace OpenContracting.Storage.Backups;

/// <summary>How one kind of database is copied out at one moment, and back in.</summary>
internal interface IDatabaseBackup
{
    string Kind { get; }

    Task<bool> ExistsAsync(CancellationToken cancellation);

    /// <summary>Writes the database's entries and returns its last migration.</summary>
    Task<string> WriteAsync(BackupArchive archive, string file, CancellationToken cancellation);

    /// <summary>Where what was there has been put aside, where that is not a backup.</summary>
    string? Aside { get; }

    /// <summary>Makes sure that a backup may take the place of what is there; nothing goes before it is kept.</summary>
    /// <param name="manifest">What is to be put there.</param>
    /// <param name="replaces">True when it may take the place of something.</param>
    /// <param name="keep">Takes a backup of what is there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException">There is something, and it may not; or somebody works on it.</exception>
    Task MakeRoomAsync(BackupManifest manifest, bool replaces, Func<Task> keep, CancellationToken cancellation);

    /// <summary>Puts a verified backup in place, at the migration it was taken at.</summary>
    Task ReadAsync(string file, BackupManifest manifest, CancellationToken cancellation);

    /// <summary>Puts back what was put aside, where putting the backup in place failed.</summary>
    void GoBack();
}
