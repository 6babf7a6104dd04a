namespace OpenContracting.Jobs.Runs;

/// <summary>Another worker has taken the partition over; nothing of this one's work after that moment is kept.</summary>
public sealed class ClaimLostException(long partitionId)
    : Exception($"Partition {partitionId} belongs to another worker now.");
