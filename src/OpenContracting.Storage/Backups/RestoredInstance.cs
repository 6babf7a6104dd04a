namespace OpenContracting.Storage.Backups;

/// <summary>What was put back, each export and file compared with its hash.</summary>
public sealed record RestoredInstance(DateTimeOffset TakenAt, int Exports, int Files);
